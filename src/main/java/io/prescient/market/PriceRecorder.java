package io.prescient.market;

import io.prescient.money.Price;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/// Takes prices that were given with a market as observations: a market's price has one source, its newest observation.
public interface PriceRecorder {
    /// Prices of both sides at an instant; a side that was not given is null and stays as it is.
    record Quote(String marketId, Instant at, Price yesPrice, Price noPrice) {}

    /// Records within the caller's transaction; the answer names the markets that would be left without a yes price.
    Uni<List<String>> record(SqlConnection transaction, List<Quote> quotes);
}
