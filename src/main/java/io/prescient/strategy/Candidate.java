package io.prescient.strategy;

import io.prescient.market.TradeAction;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.prescient.money.ZScore;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/// An open market and its event, as a strategy sees them. Unknown values are null.
///
/// @param conviction abs(yes_price - no_price), 0 to 1
/// @param event null if the event of the market is not stored
/// @param zScore z-score of the YES price over the last 7 days; null if not requested
public record Candidate(
        String marketId,
        Volume liquidity,
        Volume volume,
        Volume volume24hr,
        Price yesPrice,
        Price noPrice,
        Ratio conviction,
        EventFacts event,
        ZScore zScore) {

    /// The data of the event of a market. Amounts are in dollars.
    public record EventFacts(boolean closed, Volume liquidity, Volume volume, Volume volume24hr, Instant endDate) {}

    /// Returns the side with the higher price, YES if both are equal; null unless both prices are known.
    TradeAction higherPricedSide() {
        if (yesPrice == null || noPrice == null) {
            return null;
        }
        return yesPrice.compareTo(noPrice) >= 0 ? TradeAction.buy_yes : TradeAction.buy_no;
    }

    Price priceOf(TradeAction side) {
        return side == TradeAction.buy_yes ? yesPrice : noPrice;
    }

    static Candidate of(Row row) {
        return new Candidate(
                row.getString("market_id"),
                Rows.volume(row, "liquidity"),
                Rows.volume(row, "volume"),
                Rows.volume(row, "volume24hr"),
                Rows.price(row, "yes_price"),
                Rows.price(row, "no_price"),
                Rows.ratio(row, "market_conviction"),
                row.getString("known_event") == null ? null : event(row),
                Rows.zScore(row, "deviation", "points"));
    }

    private static EventFacts event(Row row) {
        return new EventFacts(
                row.getBoolean("event_closed"),
                Rows.volume(row, "event_liquidity"),
                Rows.volume(row, "event_volume"),
                Rows.volume(row, "event_volume24hr"),
                Rows.instant(row, "event_end_date"));
    }
}
