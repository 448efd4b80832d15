package io.prescient.market;

import io.prescient.money.Price;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores the prices that a client sends with a market as observations. The current price of a market is always the
/// price of its newest observation.
public interface PriceRecorder {
    /// The prices of a market at an instant. A side that the request does not contain keeps its price; a null price
    /// clears it.
    ///
    /// @param hasYesPrice whether the request contains `yes_price`, null included
    /// @param hasNoPrice whether the request contains `no_price`, null included
    record Quote(
            String marketId,
            Instant at,
            boolean hasYesPrice,
            @Nullable Price yesPrice,
            boolean hasNoPrice,
            @Nullable Price noPrice) {
        public boolean onlyClears() {
            return yesPrice == null && noPrice == null;
        }
    }

    /// Stores the quotes in the caller's transaction.
    ///
    /// @return the ids of the markets that would get a NO price without a YES price
    Uni<List<String>> record(SqlConnection transaction, List<Quote> quotes);
}
