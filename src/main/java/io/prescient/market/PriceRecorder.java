package io.prescient.market;

import io.prescient.money.Price;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/// Takes prices that were given with a market as observations: a market's price has one source, its newest observation.
public interface PriceRecorder {
    /// Prices of the two sides at an instant. A side that was not said stays as it is; one that was said to
    /// be null is cleared.
    record Quote(String marketId, Instant at, boolean saysYes, Price yesPrice, boolean saysNo, Price noPrice) {
        /// Whether it only takes prices away.
        public boolean onlyClears() {
            return yesPrice == null && noPrice == null;
        }
    }

    /// Records within the caller's transaction; the answer names the markets of which only NO
    /// would have a price.
    Uni<List<String>> record(SqlConnection transaction, List<Quote> quotes);
}
