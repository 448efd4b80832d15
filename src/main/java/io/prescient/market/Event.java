package io.prescient.market;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.money.Volume;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/// A group of markets. This entity is read-only: {@link MarketUpsertService} and {@link SourceUpsertService} write
/// events with SQL.
@Entity
@Immutable
@Table(name = "events")
public class Event extends PanacheEntityBase {
    @Id
    public String eventId;

    @Column(columnDefinition = "text")
    public String title;

    public String slug;

    @Column(columnDefinition = "text")
    public String description;

    public Instant startDate;
    public Instant endDate;

    @Column(columnDefinition = "text")
    public String imageUrl;

    public String icon;
    public Boolean active;
    public Boolean closed;
    public Boolean archived;

    @Column(name = "new")
    public Boolean isNew;

    public Boolean featured;
    public Boolean restricted;
    public Volume liquidity;
    public Volume volume;
    public Volume volume24hr;

    /// Any JSON, as text.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "tags::text")
    public String tags;

    public Instant createdAt;
    public Instant updatedAt;
    public Instant sourceUpdatedAt;
    public Boolean isFiltered;

    public static Uni<List<Event>> of(Collection<String> eventIds) {
        return eventIds.isEmpty() ? Uni.createFrom().item(List.of()) : list("eventId in ?1", eventIds);
    }

    static Uni<Event> requireExists(String eventId) {
        return Event.<Event>findById(eventId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound(ProblemCode.event_not_found, "event_id", eventId)
                        .asException());
    }
}
