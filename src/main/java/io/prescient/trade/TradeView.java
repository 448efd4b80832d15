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

/// A trade as the API shows it: the order as it was executed, and how its position stands.
@RegisterForReflection
public record TradeView(
        String tradeId,
        @Schema(description = "Seq of its journal entry") long seq,

        @Schema(
                description = "When it was decided, with the portfolio and the market locked: the `recorded_at` of its "
                        + "journal entry, just after the `decided_at` of its request")
        Instant tradedAt,

        String marketId,
        String marketQuestion,
        TradeAction action,
        @Schema(description = "Dollars staked") Money amount,

        @Schema(description = "Dollars per share of the bought side")
        Price entryPrice,

        @Schema(description = "amount / entry_price, rounded down to six places")
        Shares shares,

        Ratio confidence,
        String reason,

        @Schema(description = "The strategy that wanted it: its signal's, else the portfolio's at that time")
        String strategyType,

        @Schema(description = "The signal that it executed; null if there was none", nullable = true)
        Long signalId,

        String eventId,
        String eventTitle,
        Instant eventEndDate,

        @Schema(description = "Of the position that it opened")
        PositionStatus status,

        @Schema(description = "Unrealized P&L of what is still held")
        Money unrealizedPnl,

        @Schema(description = "Profit of what was sold or settled")
        Money realizedPnl) {

    static TradeView of(Trade trade, Position position, Market market) {
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
