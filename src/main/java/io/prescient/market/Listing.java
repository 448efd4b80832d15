package io.prescient.market;

import io.prescient.money.Volume;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The columns that events and markets share. These entities are read-only: {@link UpsertRepository} and
/// {@link MarketRepository} write their rows.
@MappedSuperclass
public abstract class Listing extends PanacheEntityBase {
    @Column(columnDefinition = "text")
    public @Nullable String description;

    public @Nullable Instant endDate;
    public @Nullable Boolean active;
    public @Nullable Boolean closed;
    public @Nullable Boolean archived;

    @Column(name = "new")
    public @Nullable Boolean isNew;

    public @Nullable Boolean featured;
    public @Nullable Volume liquidity;
    public @Nullable Volume volume;
    public @Nullable Volume volume24hr;
    public Instant createdAt;
    public Instant updatedAt;
    public @Nullable Instant sourceUpdatedAt;
    public @Nullable Boolean isFiltered;

    abstract String id();
}
