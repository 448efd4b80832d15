package io.prescient.performance;

import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A portfolio from its opening until now.
///
/// @param newestSeq the seq of its newest entry
/// @param entryAt the time of the requested entry, if there is such an entry
record Lifetime(
        long portfolioId,
        Instant openedAt,
        long newestSeq,
        @Nullable Instant entryAt,
        Instant now) {
    static Lifetime of(long portfolioId, Row row, Instant now) {
        return new Lifetime(
                portfolioId,
                Rows.instant(row, "opened_at"),
                row.getLong("seq"),
                Rows.nullableInstant(row, "entry_at"),
                now);
    }
}
