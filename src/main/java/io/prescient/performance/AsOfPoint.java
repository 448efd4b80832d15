package io.prescient.performance;

import io.prescient.persistence.Columns;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A past or current point in the life of one portfolio.
///
/// @param at the `as_of` of the response
/// @param marked the time up to which observations and entries count; null uses the current prices
/// @param lastSeq the newest entry that counts; null if the time decides
record AsOfPoint(
        long portfolioId,
        Instant at,
        @Nullable Instant marked,
        @Nullable Long lastSeq) {

    /// The parameters `$1` to `$3` of {@link #INSTANT} and {@link #SEQ}.
    Tuple parameters() {
        return Tuple.of(portfolioId, Columns.utc(marked), lastSeq);
    }

    /// The instant argument of the SQL functions. A null instant means the current prices.
    static final String INSTANT = "coalesce($2::timestamptz, 'infinity')";

    static final String SEQ = "$3::bigint";
}
