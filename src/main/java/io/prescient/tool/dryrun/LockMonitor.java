package io.prescient.tool.dryrun;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Measures what the statements of one transaction do to relations that existed before it. Its own queries are
/// not included in the times.
final class LockMonitor {
    private static final String IN_SCHEMA = "c.relnamespace = current_schema()::regnamespace";

    /// The relations that readers or writers lock; a partition has the name of its table.
    private static final String NAMES = """
            SELECT c.oid, quote_ident(coalesce(root.relname, c.relname))
            FROM pg_class c LEFT JOIN pg_class root ON root.oid = pg_partition_root(c.oid)
            WHERE %s AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')""".formatted(IN_SCHEMA);

    private static final String FILES =
            "SELECT c.oid, pg_relation_filenode(c.oid) FROM pg_class c WHERE %s AND c.relkind IN ('r', 'm')"
                    .formatted(IN_SCHEMA);

    private static final String WRITTEN = """
            SELECT relid, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables
            WHERE schemaname = current_schema()""";

    /// The strongest lock on each relation, from 1, the weakest, to 8.
    private static final String LOCKS = """
            SELECT relation, max(array_position(ARRAY['AccessShareLock', 'RowShareLock', 'RowExclusiveLock',
                'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'], mode))
            FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation' AND mode <> 'SIReadLock'
            GROUP BY relation""";

    private static final String OUTSIDE = """
            SELECT c.oid, n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT %s AND c.relkind NOT IN ('i', 'I') AND n.nspname <> 'information_schema'
                AND n.nspname !~ '^pg_'""".formatted(IN_SCHEMA);

    private final Statement statement;
    private final SampledSchema sampled;
    private final boolean isDowngrade;
    private final Map<Long, String> names;
    private final Map<String, Long> held = new HashMap<>();

    /// Relations of other schemas, by oid, dropped and moved ones included: no statement may lock them. An oid
    /// that is in neither map belongs to a relation that the transaction itself created and dropped, as a table
    /// rewrite does.
    private final Map<Long, String> outside;

    /// @param isDowngrade whether relations that the upgrade created count as live
    LockMonitor(Statement statement, SampledSchema sampled, boolean isDowngrade) throws SQLException {
        this.statement = statement;
        this.sampled = sampled;
        this.isDowngrade = isDowngrade;
        this.names = queryTexts(NAMES);
        this.outside = queryTexts(OUTSIDE);
    }

    /// Runs the transaction's next statement.
    ///
    /// @throws SQLException if it fails or locks a relation of another schema; the caller must roll back
    StatementResult run(ScriptStatement next) throws SQLException {
        var files = queryNumbers(FILES);
        var written = queryNumbers(WRITTEN);
        long start = System.nanoTime();
        var _ = statement.execute(next.sql());
        long micros = (System.nanoTime() - start) / 1000;
        rejectOutsideLocks();
        return new StatementResult(
                next.script(),
                next.line(),
                next.excerpt(),
                micros,
                countWritten(written, queryNumbers(WRITTEN)),
                findRewritten(files, queryNumbers(FILES)),
                newLocks());
    }

    private void rejectOutsideLocks() throws SQLException {
        outside.putAll(queryTexts(OUTSIDE));
        var touched = queryNumbers(LOCKS).keySet().stream()
                .filter(outside::containsKey)
                .map(outside::get)
                .min(Comparator.naturalOrder());
        if (touched.isPresent()) {
            throw new SQLException("The statement uses " + touched.get()
                    + " of another schema, which a dry run rejects; it was rolled back");
        }
    }

    /// Rows of dropped tables are not subtracted.
    private static long countWritten(Map<Long, Long> before, Map<Long, Long> after) {
        return after.entrySet().stream()
                .mapToLong(table -> Math.max(0, table.getValue() - before.getOrDefault(table.getKey(), 0L)))
                .sum();
    }

    private List<RewrittenTable> findRewritten(Map<Long, Long> before, Map<Long, Long> after) throws SQLException {
        var rows = new TreeMap<String, Long>();
        for (var file : after.entrySet()) {
            long table = file.getKey();
            if (before.containsKey(table) && !Objects.equals(before.get(table), file.getValue())) {
                var _ = rows.merge(nameOf(table), countRows(table), Long::sum);
            }
        }
        return rows.entrySet().stream()
                .map(each -> new RewrittenTable(each.getKey(), each.getValue()))
                .toList();
    }

    private String nameOf(long table) throws SQLException {
        var name = names.get(table);
        return name == null ? queryText("SELECT %d::regclass".formatted(table)) : name;
    }

    private long countRows(long table) throws SQLException {
        return Long.parseLong(queryText("SELECT count(*) FROM " + queryText("SELECT %d::regclass".formatted(table))));
    }

    private List<HeldLock> newLocks() throws SQLException {
        var current = queryNumbers(LOCKS).entrySet().stream()
                .filter(lock -> names.containsKey(lock.getKey()))
                .collect(Collectors.toMap(lock -> names.get(lock.getKey()), Map.Entry::getValue, Math::max));
        var added = current.entrySet().stream()
                .filter(lock -> lock.getValue() > held.getOrDefault(lock.getKey(), 0L))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(lock -> sampled.lock(lock.getKey(), LockMode.of(lock.getValue()), isDowngrade))
                .toList();
        held.putAll(current);
        return added;
    }

    private Map<Long, Long> queryNumbers(String query) throws SQLException {
        var numbers = new HashMap<Long, Long>();
        try (var row = statement.executeQuery(query)) {
            while (row.next()) {
                numbers.put(row.getLong(1), row.getLong(2));
            }
        }
        return numbers;
    }

    private Map<Long, String> queryTexts(String query) throws SQLException {
        var texts = new HashMap<Long, String>();
        try (var row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.put(row.getLong(1), row.getString(2));
            }
        }
        return texts;
    }

    private String queryText(String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            var _ = row.next();
            return row.getString(1);
        }
    }
}
