package io.prescient.strategy;

import io.prescient.http.RowValues;
import io.prescient.market.TradeAction;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Rows;
import io.prescient.money.Volume;
import io.prescient.money.ZScore;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/// An open market and its event, as a strategy sees them; what is not known is null.
///
/// @param zScore of the YES price over the last week; null if not requested
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

    /// What is known of the event of a market.
    public record EventFacts(boolean closed, Volume liquidity, Volume volume, Volume volume24hr, Instant endDate) {}

    /// The side that costs more, YES on a tie; null unless both prices are known.
    TradeAction dearerSide() {
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
                RowValues.instant(row, "event_end_date"));
    }
}
