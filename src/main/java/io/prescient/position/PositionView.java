package io.prescient.position;

import io.prescient.market.Market;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A position as the API shows it, with what it is worth and by which mark.
@RegisterForReflection
public record PositionView(
        @Schema(description = "The trade that opened it") String tradeId,

        @Schema(description = "Seq of the journal entry that opened it")
        long seq,

        String marketId,
        String marketQuestion,
        TradeAction action,
        PositionStatus status,
        @Schema(description = "The stake, in dollars") Money amount,
        Price entryPrice,
        Instant enteredAt,
        @Schema(description = "What the stake bought") Shares shares,
        @Schema(description = "What is still held of it") Shares openShares,
        @Schema(description = "Cost of what is still held") Money costBasis,

        @Schema(description = "open_shares * mark_price, half-even to cents; without a price the cost; 0 when ended")
        Money value,

        @Schema(description = "Unrealized P&L: value - cost_basis")
        Money unrealizedPnl,

        @Schema(description = "Proceeds - cost of what was sold or settled")
        Money realizedPnl,

        @Schema(description = "Present price of its side; null if there is none or it ended", nullable = true)
        Price markPrice,

        @Schema(description = "When that price was observed", nullable = true)
        Instant markedAt,

        @Schema(description = "Open and without a price: it is valued at cost")
        boolean unpriced,

        @Schema(description = "Price at which its last shares left", nullable = true)
        Price exitPrice,

        @Schema(nullable = true) Instant exitedAt,

        @Schema(description = "The settlement that paid it", nullable = true)
        Integer settlementVersion) {

    /// The position as it stands; `market` is null where it is not known.
    public static PositionView of(Position position, Market market) {
        boolean open = position.status == PositionStatus.open;
        var mark = open && market != null ? market.priceOf(position.action) : null;
        var value = mark == null ? position.costBasis : position.openShares.times(mark);
        return new PositionView(
                position.tradeId,
                position.seq,
                position.marketId,
                position.marketQuestion,
                position.action,
                position.status,
                position.amount,
                position.entryPrice,
                position.entryTimestamp,
                position.shares,
                position.openShares,
                position.costBasis,
                value,
                value.minus(position.costBasis),
                position.realizedPnl,
                mark,
                mark == null ? null : market.lastPriceUpdate,
                open && mark == null,
                position.exitPrice,
                position.exitTimestamp,
                position.settlementVersion == 0 ? null : position.settlementVersion);
    }
}
