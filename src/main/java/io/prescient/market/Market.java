package io.prescient.market;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/// A yes/no question and the current price of each side. This entity is read-only. The two statements below,
/// {@link MarketUpsertService} and {@link SourceUpsertService} write markets with SQL.
@Entity
@Immutable
@Table(name = "markets")
public class Market extends PanacheEntityBase {
    private static final String MARK_SETTLED = """
            UPDATE markets SET closed = true, resolved = true, settlement_version = :version, updated_at = :at
            WHERE market_id = :id""";

    @Id
    public String marketId;

    public String eventId;

    @Column(columnDefinition = "text")
    public String question;

    @Column(columnDefinition = "text")
    public String description;

    /// Any JSON, as text.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "outcomes::text")
    public String outcomes;

    /// Any JSON, as text.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "outcome_prices::text")
    public String outcomePrices;

    public Volume volume;
    public Volume volume24hr;
    public Volume liquidity;
    public Instant endDate;
    public Instant gameStartTime;
    public Integer secondsDelay;
    public Boolean active;
    public Boolean closed;
    public Boolean archived;

    @Column(name = "new")
    public Boolean isNew;

    public Boolean featured;
    public String submittedBy;
    public Boolean resolved;
    public Price yesPrice;
    public Price noPrice;
    public Instant lastPriceUpdate;
    public Ratio marketConviction;
    public Integer settlementVersion;
    public Instant createdAt;
    public Instant updatedAt;
    public Instant sourceUpdatedAt;
    public Boolean isFiltered;

    public static Uni<Market> requireExists(String marketId) {
        return Market.<Market>findById(marketId).onItem().ifNull().failWith(() -> notFound(marketId));
    }

    /// Locks the market before its settlement. It waits until the trades in progress end and blocks new ones until the
    /// transaction ends. It fails with `market_not_found` if the market does not exist.
    public static Uni<Void> lockedForEnd(String marketId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                MarketRows.EXCLUSIVE_OF_ONE, Object.class)
                        .setParameter("id", marketId)
                        .getSingleResult())
                .chain(() -> requireExists(marketId))
                .replaceWithVoid();
    }

    /// Closes the market and marks it as settled by this version of its settlement.
    public static Uni<Void> ended(String marketId, int version, Instant at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MARK_SETTLED)
                        .setParameter("version", version)
                        .setParameter("at", at)
                        .setParameter("id", marketId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    public static RuntimeException notFound(String marketId) {
        return Problem.notFound(ProblemCode.market_not_found, "market_id", marketId)
                .asException();
    }

    /// Returns the current price of a side, in dollars per share; null if it has none.
    public Price priceOf(TradeAction side) {
        return switch (side) {
            case buy_yes -> yesPrice;
            case buy_no -> noPrice;
        };
    }

    public State state() {
        if (settlementVersion != null) {
            return State.settled;
        }
        return Boolean.TRUE.equals(closed) || Boolean.TRUE.equals(resolved) ? State.closed : State.open;
    }

    /// The lifecycle state of a market. Only an open market accepts trades.
    @Schema(name = "MarketState")
    public enum State {
        open,
        closed,
        settled
    }
}
