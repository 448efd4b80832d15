package io.prescient.commit;

import io.vertx.mutiny.sqlclient.Row;

/// The table whose rows a batch locks: portfolios.
///
/// @param <R> the value of a row
public interface PortfolioTable<R> {
    RowType<Long, R> type();

    /// Selects the portfolios `= ANY ($1)` in order of id, so that two transactions never wait for each other.
    String select();

    R read(Row row);

    /// The sequence number of the newest journal entry.
    long seq(R row);

    /// The failure of a command for a portfolio that does not exist.
    RuntimeException notFound(long portfolioId);
}
