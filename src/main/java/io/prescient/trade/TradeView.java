package io.prescient.trade;

import io.prescient.market.Market;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Shares;
import io.prescient.position.Position;
import io.prescient.position.PositionStatus;
import io.prescient.position.PositionView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A trade in API responses: the executed trade and the current state of its position. Amounts are in dollars.
@RegisterForReflection
public record TradeView(
        String tradeId,

        @Schema(description = "Sequence number of its journal entry")
        long seq,

        @Schema(
                description =
                        "When the trade was decided, under the locks of portfolio and market. Equal to `recorded_at` "
                                + "of its journal entry; just after `decided_at` of its request.")
        Instant tradedAt,

        String marketId,
        @Nullable String marketQuestion,
        TradeAction action,
        @Schema(description = "Dollars spent") Money amount,

        @Schema(description = "Dollars per share of the side that was bought")
        Price entryPrice,

        @Schema(description = "amount / entry_price, rounded down to six places")
        Shares shares,

        @Nullable Ratio confidence,
        @Nullable String reason,

        @Schema(description = "Strategy of the signal, else of the portfolio at the time of the trade")
        String strategyType,

        @Schema(description = "Signal that the trade executed; null if there was none", nullable = true) @Nullable
        Long signalId,

        @Nullable String eventId,
        @Nullable String eventTitle,
        @Nullable Instant eventEndDate,

        @Schema(description = "Status of the position that the trade opened")
        PositionStatus status,

        @Schema(description = "Unrealized profit or loss of the open shares")
        Money unrealizedPnl,

        @Schema(description = "Realized profit or loss of the shares that were sold or settled")
        Money realizedPnl) {

    static TradeView of(Trade trade, Position position, @Nullable Market market) {
        var live = PositionView.of(position, market);
        return new TradeView(
                trade.tradeId,
                trade.seq,
                trade.timestamp,
                trade.marketId,
                trade.marketQuestion,
                trade.action,
                trade.amount,
                trade.entryPrice,
                trade.shares,
                trade.confidence,
                trade.reason,
                trade.strategyType,
                trade.signalId,
                trade.eventId,
                trade.eventTitle,
                trade.eventEndDate,
                live.status(),
                live.unrealizedPnl(),
                live.realizedPnl());
    }
}
