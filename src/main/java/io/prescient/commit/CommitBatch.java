package io.prescient.commit;

import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One transaction: locks the portfolios, loads what the commands read, decides all of them in memory, and writes what
/// they changed. Statements are pipelined, so it takes two round trips whatever the number of commands.
final class CommitBatch<P> {
    // A plan for arrays that is made while a table is empty would hash or scan whole tables for good.
    private static final String BEGIN =
            "BEGIN; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off;"
                    + " SET LOCAL plan_cache_mode = force_generic_plan";

    /// What a batch does with the rows of portfolios.
    enum Mode {
        /// Commands of portfolios that another transaction has locked are skipped.
        SKIP_LOCKED(BEGIN, " FOR NO KEY UPDATE SKIP LOCKED"),
        /// The batch waits until it has locked all portfolios.
        WAIT(BEGIN, " FOR NO KEY UPDATE"),
        /// One snapshot is read without locks, and nothing is stored.
        READ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "");

        private final String begin;
        private final String locking;

        Mode(String begin, String locking) {
            this.begin = begin;
            this.locking = locking;
        }
    }

    private final PortfolioTable<P> table;
    private final Clock clock;
    private final Mode mode;
    private final List<PendingCommand<?>> commands;
    private final Map<Long, UnitOfWork> works = new HashMap<>();
    private final List<PendingCommand<?>> skipped = new ArrayList<>();
    private boolean written;

    CommitBatch(PortfolioTable<P> table, Clock clock, Mode mode, List<PendingCommand<?>> commands) {
        this.table = table;
        this.clock = clock;
        this.mode = mode;
        this.commands = commands;
    }

    /// The commands that were not decided, because another transaction has locked their portfolio.
    List<PendingCommand<?>> skipped() {
        return skipped;
    }

    /// Whether the writes and the commit were sent. Without an answer, their result is unknown.
    boolean hasWritten() {
        return written;
    }

    /// The commands that were decided.
    List<PendingCommand<?>> decided() {
        return commands.stream()
                .filter(pending -> works.containsKey(pending.portfolioId()))
                .toList();
    }

    Future<Void> run(SqlConnection connection) {
        return load(connection)
                .compose(_ -> failMissing(connection))
                .onFailure(_ -> connection.query("ROLLBACK").execute())
                .compose(_ -> {
                    commands.forEach(this::decide);
                    return store(connection);
                });
    }

    private void decide(PendingCommand<?> pending) {
        var work = works.get(pending.portfolioId());
        if (work != null) {
            pending.decide(work, table);
        }
    }

    private Future<?> load(SqlConnection connection) {
        var loads = new Loads();
        commands.forEach(pending -> pending.command.load(loads));
        var _ = connection.query(mode.begin).execute();
        var portfolios =
                connection.preparedQuery(table.select() + mode.locking).execute(Tuple.of(portfolioIds(commands)));
        var loaded = loads.map((query, keys) -> Loaded.of(query, query.execute(connection, keys, mode != Mode.READ)));
        var futures = new ArrayList<Future<?>>(loaded.stream().map(Loaded::rows).toList());
        futures.addFirst(portfolios);
        return Future.join(futures).onSuccess(_ -> {
            var shared = new HashMap<RowType<?, ?>, Map<Object, Object>>();
            var now = clock.instant();
            portfolios.result().forEach(row -> {
                var portfolio = table.read(Row.newInstance(row));
                var work = new UnitOfWork(now, shared);
                work.load(table.type(), portfolio);
                works.put(table.type().id.apply(portfolio), work);
            });
            loaded.forEach(rows -> rows.distribute(works, shared));
        });
    }

    private static Long[] portfolioIds(List<PendingCommand<?>> pending) {
        return pending.stream()
                .map(PendingCommand::portfolioId)
                .distinct()
                .sorted()
                .toArray(Long[]::new);
    }

    private record Loaded<R>(RowType<?, R> type, Future<List<R>> rows) {
        @SuppressWarnings("unchecked") // The rows are those of the query.
        static <R> Loaded<R> of(RowQuery<Object, R> query, Future<?> rows) {
            return new Loaded<>(query.type(), (Future<List<R>>) rows);
        }

        void distribute(Map<Long, UnitOfWork> works, Map<RowType<?, ?>, Map<Object, Object>> shared) {
            var portfolioId = type.portfolioId;
            for (R row : rows.result()) {
                if (portfolioId == null) {
                    shared.computeIfAbsent(type, _ -> new LinkedHashMap<>()).putIfAbsent(type.id.apply(row), row);
                    continue;
                }
                var work = works.get(portfolioId.apply(row));
                if (work != null) {
                    work.load(type, row);
                }
            }
        }
    }

    /// Fails the commands of portfolios that do not exist. Those of locked portfolios are {@link #skipped}.
    private Future<?> failMissing(SqlConnection connection) {
        var missing = commands.stream()
                .filter(pending -> !works.containsKey(pending.portfolioId()))
                .toList();
        if (missing.isEmpty()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery(table.select())
                .execute(Tuple.of(portfolioIds(missing)))
                .onSuccess(rows -> {
                    var existing = rows.stream()
                            .map(Row::newInstance)
                            .map(table::read)
                            .map(table.type().id)
                            .collect(Collectors.toSet());
                    missing.forEach(pending -> {
                        if (existing.contains(pending.portfolioId())) {
                            skipped.add(pending);
                        } else {
                            pending.fail(table.notFound(pending.portfolioId()));
                        }
                    });
                });
    }

    /// Sends all writes and the commit in one round trip. If a write fails, PostgreSQL rolls back at the commit.
    private Future<Void> store(SqlConnection connection) {
        written = true;
        var futures = new ArrayList<Future<?>>();
        if (mode != Mode.READ) {
            writes().values()
                    .forEach(writes -> writes.forEach((write, rows) -> futures.add(write.execute(connection, rows))));
        }
        futures.add(connection.query("COMMIT").execute());
        return Future.join(futures).mapEmpty();
    }

    /// The changed rows by the statement that writes them, in the order of their types.
    private SortedMap<Integer, Map<Write<Object>, List<Object>>> writes() {
        var writes = new TreeMap<Integer, Map<Write<Object>, List<Object>>>();
        works.values()
                .forEach(work -> work.forEachChange(
                        (type, write, row) -> writes.computeIfAbsent(type.order, _ -> new HashMap<>())
                                .computeIfAbsent(write, _ -> new ArrayList<>())
                                .add(row)));
        return writes;
    }
}
