package io.prescient.signal;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.persistence.HqlFilter;
import io.prescient.persistence.Rows;
import io.prescient.portfolio.PortfolioRepository;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads signals, including archived ones, and locks pending ones.
@ApplicationScoped
public class SignalRepository {
    @Inject
    Pool pool;

    /// The ids of new signals, ascending.
    public Uni<List<Long>> nextIds(int count) {
        return count == 0
                ? Uni.createFrom().item(List.of())
                : pool.preparedQuery("SELECT nextval('trading_signals_id_seq') AS id FROM generate_series(1, $1)")
                        .execute(Tuple.of(count))
                        .map(rows -> Rows.list(rows, row -> row.getLong("id")));
    }

    /// A signal, archived or not. Fails with `portfolio_not_found` or `signal_not_found`.
    @WithSession
    Uni<AnySignal> any(long portfolioId, long signalId) {
        return requireExists(portfolioId, signalId)
                .onFailure()
                .call(() -> PortfolioRepository.requireExists(portfolioId));
    }

    /// The newest pending signals and the number of the others.
    record Pending(List<Signal> signals, long furtherCount) {}

    @WithSession
    Uni<Pending> pending(long portfolioId, int limit) {
        return Signal.<Signal>find(
                        "portfolioId = ?1 and status = ?2 order by timestamp desc, id desc",
                        portfolioId,
                        SignalStatus.pending)
                .range(0, limit - 1)
                .list()
                .chain(signals -> countPending(portfolioId).map(count -> new Pending(signals, count - signals.size())));
    }

    @WithSession
    public Uni<SignalView> one(long portfolioId, long signalId) {
        return requireExists(portfolioId, signalId).map(SignalView::of);
    }

    Uni<AnySignal> requireExists(long portfolioId, long signalId) {
        return AnySignal.<AnySignal>find("portfolioId = ?1 and id = ?2", portfolioId, signalId)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound(ProblemCode.signal_not_found, "signal_id", signalId)
                        .asException());
    }

    private static Uni<Long> countPending(long portfolioId) {
        return Signal.count("portfolioId = ?1 and status = ?2", portfolioId, SignalStatus.pending);
    }

    @WithSession
    public Uni<Page<SignalView>> page(long portfolioId, SignalFilter filter, Paging page) {
        int limit = page.limit();
        var where = filter.into(new HqlFilter().and("portfolioId = :portfolio", "portfolio", portfolioId));
        var last = Last.of(page.after);
        if (last != null) {
            where.and("(timestamp < :last or timestamp = :last and id < :lastId)", "last", last.timestamp);
            where.bind("lastId", last.id);
        }
        return AnySignal.<AnySignal>find(where.text() + " order by timestamp desc, id desc", where.parameters())
                .range(0, limit)
                .list()
                .call(signals -> signals.isEmpty()
                        ? PortfolioRepository.requireExists(portfolioId)
                        : Uni.createFrom().voidItem())
                .map(signals -> Page.of(
                        signals,
                        limit,
                        SignalView::of,
                        signal -> Last.of(signal).toString()));
    }

    /// The position of the last row of a page. Ids are allocated in blocks, so they order only signals of the same
    /// instant.
    private record Last(Instant timestamp, long id) {
        static @Nullable Last of(@Nullable String after) {
            return Cursor.decode(after, text -> {
                var parts = text.split("\\|", 2);
                return new Last(Instant.parse(parts[0]), Long.parseLong(parts[1]));
            });
        }

        static Last of(AnySignal signal) {
            return new Last(signal.timestamp, signal.id);
        }

        @Override
        public String toString() {
            return timestamp + "|" + id;
        }
    }
}
