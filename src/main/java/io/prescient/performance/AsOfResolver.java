package io.prescient.performance;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.http.Times;
import io.prescient.persistence.Rows;
import io.prescient.portfolio.Portfolio;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/// Resolves the `as_of` of a request against the life of a portfolio: when it was opened, and which entries it
/// has.
@ApplicationScoped
class AsOfResolver {
    private static final String LIFE = """
            SELECT p.seq, opened.recorded_at AS opened_at, entry.recorded_at AS entry_at
            FROM portfolios p
            JOIN journal_entries opened ON opened.portfolio_id = p.portfolio_id AND opened.seq = 1
            LEFT JOIN journal_entries entry ON entry.portfolio_id = p.portfolio_id AND entry.seq = $2
            WHERE p.portfolio_id = $1""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    /// The life of a portfolio until now.
    ///
    /// @param openedAt when it was opened
    /// @param newestSeq the seq of its newest entry
    /// @param entryAt the time of the requested entry; null if there is no such entry
    record Life(long portfolioId, Instant openedAt, long newestSeq, Instant entryAt, Instant now) {}

    Uni<Life> life(long portfolioId) {
        return life(portfolioId, null);
    }

    /// Resolves a point in time. Null means now. Up to {@link Times#MAX_CLOCK_SKEW} in the future counts as now.
    ///
    /// @throws ProblemException if the portfolio does not exist, was not open yet, or the point is in the future
    Uni<AsOfPoint> find(long portfolioId, AsOf asOf) {
        return life(portfolioId, asOf == null ? null : asOf.seq()).map(life -> toPoint(life, asOf));
    }

    private Uni<Life> life(long portfolioId, Long seq) {
        return pool.preparedQuery(LIFE).execute(Tuple.of(portfolioId, seq)).map(rows -> toLife(portfolioId, rows));
    }

    private Life toLife(long portfolioId, RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Portfolio.notFound(portfolioId);
        }
        var row = rows.iterator().next();
        return new Life(
                portfolioId,
                Rows.instant(row, "opened_at"),
                row.getLong("seq"),
                Rows.instant(row, "entry_at"),
                clock.instant());
    }

    private static AsOfPoint toPoint(Life life, AsOf asOf) {
        if (asOf == null) {
            return now(life);
        }
        if (asOf.seq() != null) {
            if (life.entryAt == null) {
                throw notFound(life, "has no entry with seq " + asOf.seq());
            }
            return new AsOfPoint(life.portfolioId, life.entryAt, life.entryAt, asOf.seq());
        }
        if (asOf.instant().isAfter(life.now.plus(Times.MAX_CLOCK_SKEW))) {
            throw notFound(life, "has no state at " + asOf.instant() + " yet: the current time is " + life.now);
        }
        if (!asOf.instant().isBefore(life.now)) {
            return now(life);
        }
        if (asOf.instant().isBefore(life.openedAt)) {
            throw notFound(life, "was not open yet at " + asOf.instant());
        }
        return new AsOfPoint(life.portfolioId, asOf.instant(), asOf.instant(), null);
    }

    private static AsOfPoint now(Life life) {
        return new AsOfPoint(life.portfolioId, life.now, null, life.newestSeq);
    }

    private static ProblemException notFound(Life life, String what) {
        return Problem.of(ProblemCode.as_of_not_found, "The portfolio " + what)
                .with("opened_at", life.openedAt)
                .with("seq", life.newestSeq)
                .asException();
    }
}
