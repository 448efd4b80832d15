package io.prescient.market;

import io.prescient.http.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores the prices that a client sends with a market as observations. The current price of a market is always the
/// price of its newest observation.
public interface PriceRecorder {
    /// The prices of a market at an instant. Without prices, the sides that are not cleared keep theirs.
    ///
    /// @param prices the prices of both sides; null if the request only clears prices
    record Quote(String marketId, Instant at, @Nullable PricePair prices, boolean clearsYes, boolean clearsNo) {}

    /// Stores the quotes in the caller's transaction.
    ///
    /// @throws ProblemException `conflicting_observation` if other prices are stored for a market and instant
    Uni<Void> record(SqlConnection transaction, List<Quote> quotes);
}
