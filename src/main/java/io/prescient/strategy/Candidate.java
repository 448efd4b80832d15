package io.prescient.strategy;

import io.prescient.market.TradeAction;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.prescient.money.ZScore;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An open market and its event, as a strategy sees them.
///
/// @param conviction abs(yes_price - no_price), 0 to 1
/// @param event the event of the market, if it is stored
/// @param zScore z-score of the YES price over the last 7 days, if requested
public record Candidate(
        String marketId,
        @Nullable Volume liquidity,
        @Nullable Volume volume,
        @Nullable Volume volume24hr,
        @Nullable Price yesPrice,
        @Nullable Price noPrice,
        @Nullable Ratio conviction,
        @Nullable EventFacts event,
        @Nullable ZScore zScore) {

    /// The data of the event of a market. Amounts are in dollars.
    public record EventFacts(
            boolean closed,
            @Nullable Volume liquidity,
            @Nullable Volume volume,
            @Nullable Volume volume24hr,
            @Nullable Instant endDate) {}

    /// A side and its price.
    record Side(TradeAction action, Price price) {}

    /// Returns the side with the higher price, YES if both are equal, if both prices are known.
    @Nullable
    Side higherPricedSide() {
        if (yesPrice == null || noPrice == null) {
            return null;
        }
        return yesPrice.compareTo(noPrice) >= 0
                ? new Side(TradeAction.buy_yes, yesPrice)
                : new Side(TradeAction.buy_no, noPrice);
    }

    @Nullable
    Price priceOf(TradeAction side) {
        return side == TradeAction.buy_yes ? yesPrice : noPrice;
    }

    static Candidate of(Row row) {
        return new Candidate(
                row.getString("market_id"),
                Rows.nullableVolume(row, "liquidity"),
                Rows.nullableVolume(row, "volume"),
                Rows.nullableVolume(row, "volume24hr"),
                Rows.nullablePrice(row, "yes_price"),
                Rows.nullablePrice(row, "no_price"),
                Rows.nullableRatio(row, "market_conviction"),
                row.getString("known_event") == null ? null : event(row),
                Rows.zScore(row, "deviation", "points"));
    }

    private static EventFacts event(Row row) {
        return new EventFacts(
                row.getBoolean("event_closed"),
                Rows.nullableVolume(row, "event_liquidity"),
                Rows.nullableVolume(row, "event_volume"),
                Rows.nullableVolume(row, "event_volume24hr"),
                Rows.nullableInstant(row, "event_end_date"));
    }
}
