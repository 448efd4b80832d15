package io.prescient.performance;

import io.prescient.http.Times;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;

/// A moment of one portfolio that has been.
///
/// @param at what the answer says
/// @param marked up to when observations count; null means the present prices
/// @param lastSeq the newest entry that counts; null where the time decides
record AsOfPoint(long portfolioId, Instant at, Instant marked, Long lastSeq) {

    /// As the parameters `$1` to `$3` of {@link #INSTANT} and {@link #SEQ}.
    Tuple parameters() {
        return Tuple.of(portfolioId, Times.utc(marked), lastSeq);
    }

    /// How the functions of the schema are asked: portfolio, instant, seq.
    static final String INSTANT = "coalesce($2::timestamptz, 'infinity')";

    static final String SEQ = "$3::bigint";
}
