package io.prescient.market;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A group of markets.
@Entity
@Immutable
@Table(name = "events")
public class Event extends Listing {
    @Id
    public String eventId;

    @Column(columnDefinition = "text")
    public @Nullable String title;

    public @Nullable String slug;
    public @Nullable Instant startDate;

    @Column(columnDefinition = "text")
    public @Nullable String imageUrl;

    public @Nullable String icon;
    public @Nullable Boolean restricted;

    /// Any JSON, as text.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "tags::text")
    public @Nullable String tags;

    @Override
    String id() {
        return eventId;
    }
}
