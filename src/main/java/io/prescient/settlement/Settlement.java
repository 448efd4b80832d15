package io.prescient.settlement;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.money.Price;
import io.prescient.position.Payout;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/// One version of a market's settlement. The newest version applies; every position of the market is settled by it,
/// batch by batch.
@Entity
@Table(name = "settlements")
@IdClass(Settlement.Key.class)
public class Settlement extends PanacheEntityBase {

    public record Key(String marketId, Integer version) {}

    @Id
    public String marketId;

    @Id
    public Integer version;

    @Enumerated(EnumType.STRING)
    public MarketOutcome outcome;

    /// Dollars per YES share; null for VOID.
    public @Nullable Price yesPayout;

    /// Any JSON, as text.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "evidence::text", write = "cast(cast(? as text) as jsonb)")
    public @Nullable String evidence;

    public Instant createdAt;

    /// When the last position was settled or a newer version replaced this one; null while positions remain.
    public @Nullable Instant completedAt;

    public long positionsSettled;

    static Settlement of(String marketId, int version, NewSettlement declared, Instant at) {
        var settlement = new Settlement();
        settlement.marketId = marketId;
        settlement.version = version;
        settlement.outcome = declared.outcome();
        settlement.yesPayout = declared.payoutOfYes();
        settlement.evidence =
                declared.evidence() == null ? null : declared.evidence().toString();
        settlement.createdAt = at;
        return settlement;
    }

    /// Whether a market with this version of its settlement has a newer one.
    boolean isReplaced(@Nullable Integer newest) {
        return newest != null && newest > version;
    }

    boolean isSameAs(NewSettlement other) {
        return outcome == other.outcome() && Objects.equals(yesPayout, other.payoutOfYes());
    }

    /// Returns the problem `settlement_conflict`, which shows both outcomes.
    Problem differsFrom(NewSettlement other) {
        return Problem.of(
                        ProblemCode.settlement_conflict,
                        "Market %s is settled as %s, not as %s"
                                .formatted(
                                        marketId,
                                        describe(outcome, yesPayout),
                                        describe(other.outcome(), other.payoutOfYes())))
                .with("market_id", marketId)
                .with("settled_outcome", outcome)
                .with("settled_yes_payout", yesPayout)
                .with("other_outcome", other.outcome())
                .with("other_yes_payout", other.payoutOfYes());
    }

    private static String describe(MarketOutcome outcome, @Nullable Price yesPayout) {
        return outcome == MarketOutcome.SPLIT ? "SPLIT at " + yesPayout : outcome.name();
    }

    Payout payout() {
        return yesPayout == null ? new Payout.Refund() : new Payout.PerShare(yesPayout);
    }

    /// Returns the command that pays the positions of a portfolio.
    SettleCommand command(long portfolioId, long positionCount) {
        return new SettleCommand(portfolioId, marketId, version, payout(), (int) positionCount);
    }
}
