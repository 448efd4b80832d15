package io.prescient.position;

import io.prescient.market.Market;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A position in API responses, with its value and the price behind it. Amounts are in dollars.
@RegisterForReflection
public record PositionView(
        @Schema(description = "Trade that opened the position")
        String tradeId,

        @Schema(description = "Sequence number of the journal entry that opened the position")
        long seq,

        String marketId,
        @Nullable String marketQuestion,
        TradeAction action,
        PositionStatus status,
        @Schema(description = "Dollars paid for all shares") Money amount,
        Price entryPrice,
        Instant enteredAt,
        @Schema(description = "Shares bought") Shares shares,
        @Schema(description = "Shares still held") Shares openShares,
        @Schema(description = "Cost of the open shares") Money costBasis,

        @Schema(
                description = "open_shares * mark_price, rounded half-even to cents; cost_basis if there is no price; "
                        + "0 if the position has ended")
        Money value,

        @Schema(description = "value - cost_basis") Money unrealizedPnl,

        @Schema(description = "Proceeds minus cost of the shares that were sold or settled")
        Money realizedPnl,

        @Schema(
                description =
                        "Current price of the position's side, in dollars per share; null if there is none or the "
                                + "position has ended",
                nullable = true)
        @Nullable
        Price markPrice,

        @Schema(description = "When mark_price was observed", nullable = true) @Nullable
        Instant markedAt,

        @Schema(description = "true if the position is open and has no price; it is valued at cost")
        boolean unpriced,

        @Schema(description = "Price at which the last shares were sold or settled", nullable = true) @Nullable
        Price exitPrice,

        @Schema(nullable = true) @Nullable Instant exitedAt,

        @Schema(description = "Version of the settlement that paid the position", nullable = true) @Nullable
        Integer settlementVersion) {

    /// Returns the current view of a position in its market.
    public static PositionView of(Position position, @Nullable Market market) {
        boolean open = position.status == PositionStatus.open;
        var mark = open && market != null ? market.priceOf(position.action) : null;
        var markedAt = mark == null || market == null ? null : market.lastPriceUpdate;
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
                markedAt,
                open && mark == null,
                position.exitPrice,
                position.exitTimestamp,
                position.settlementVersion == 0 ? null : position.settlementVersion);
    }
}
