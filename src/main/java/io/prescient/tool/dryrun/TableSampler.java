package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.ScratchSchema;
import io.prescient.persistence.schema.TransactionRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.configuration.Configuration;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Fills a scratch schema from the live one. That is read in one transaction that cannot write, as of one moment, with
/// the lock that every SELECT takes.
///
/// @param source where the live schema is
/// @param size how much of each table
record TableSampler(Configuration source, SampleSize size) {
    private static final String ONLY_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final String PARTITIONS = """
            SELECT quote_ident(parent.relname), format('CREATE TABLE %I PARTITION OF %I %s', c.relname, parent.relname,
                pg_get_expr(c.relpartbound, c.oid)), quote_literal(quote_ident(c.relname))
            FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid JOIN pg_class parent ON parent.oid = inhparent
            WHERE parent.relnamespace = current_schema()::regnamespace AND c.relispartition AND c.relkind = 'r'""";

    /// The sequences that columns own; the number is null of what was never used.
    private static final String SEQUENCES = """
            SELECT quote_ident(c.relname), format('SELECT setval(pg_get_serial_sequence(%L, %L), ', quote_ident(c.relname), a.attname),
                pg_sequence_last_value(d.objid)
            FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
            JOIN pg_class c ON c.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND c.relnamespace = current_schema()::regnamespace""";

    private static final String NAMES = """
            SELECT quote_ident(relname) FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')""";

    /// As they were counted last; null of what never was and has something in it.
    private static final String ESTIMATES = """
            SELECT quote_ident(coalesce(whole.relname, c.relname)),
                CASE WHEN NOT bool_or(c.reltuples < 0 AND pg_relation_size(c.oid) > 0)
                    THEN sum(greatest(c.reltuples, 0))::bigint END
            FROM pg_class c LEFT JOIN pg_class whole ON whole.oid = pg_partition_root(c.oid)
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
            GROUP BY 1""";

    SampledSchema fill(ScratchSchema scratch) {
        return new TransactionRunner(source.getDataSource()).run(live -> {
            var _ = live.execute(ONLY_READ);
            return scratch.run(statement -> fill(statement, live));
        });
    }

    private SampledSchema fill(Statement statement, Statement live) throws SQLException {
        var plans = TablePlan.all(statement, source.getTable());
        var names = new HashSet<>(plans.stream().map(TablePlan::name).toList());
        addPartitions(statement, live, names);
        var estimates = rowEstimates(live);
        var sampled = new ArrayList<SampledTable>();
        var whole = new HashSet<String>();
        for (var plan : plans) {
            long rows = copy(statement, live, plan, plans);
            if (isComplete(plan, rows, whole)) {
                whole.add(plan.name());
                estimates.put(plan.name(), rows);
            }
            var liveRows = estimates.get(plan.name());
            sampled.add(new SampledTable(plan.name(), rows, liveRows == null ? null : Math.max(rows, liveRows)));
        }
        for (var each : rows(live, SEQUENCES)) {
            if (names.contains(each[0]) && each[2] != null) {
                var _ = statement.execute(each[1] + each[2] + ")");
            }
        }
        return new SampledSchema(sampled, relationNames(live));
    }

    /// Whether nothing of it was left out.
    private boolean isComplete(TablePlan plan, long rows, Set<String> whole) {
        return !size.isReached(rows) && plan.parents().stream().allMatch(parent -> whole.contains(parent.table()));
    }

    /// Those that came with time, and not with a version.
    private static void addPartitions(Statement statement, Statement live, Set<String> tables) throws SQLException {
        for (var partition : rows(live, PARTITIONS)) {
            if (tables.contains(partition[0]) && !exists(statement, partition[2])) {
                var _ = statement.execute(partition[1]);
            }
        }
    }

    /// Rows are put in as they are: what triggers made of them is in them already.
    private long copy(Statement statement, Statement live, TablePlan plan, List<TablePlan> plans) throws SQLException {
        var _ = statement.execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(plan.name()));
        long rows = copy(
                copyManager(live.getConnection()),
                "COPY (%s) TO STDOUT (FORMAT binary)".formatted(plan.select(size, plans)),
                copyManager(statement.getConnection()),
                "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(plan.name(), plan.columns()));
        var _ = statement.execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(plan.name()));
        var _ = statement.execute("ANALYZE " + plan.name());
        return rows;
    }

    private static long copy(CopyManager from, String out, CopyManager to, String in) throws SQLException {
        var source = from.copyOut(out);
        try {
            var target = to.copyIn(in);
            try {
                for (var piece = source.readFromCopy(); piece != null; piece = source.readFromCopy()) {
                    target.writeToCopy(piece, 0, piece.length);
                }
                return target.endCopy();
            } finally {
                if (target.isActive()) {
                    target.cancelCopy();
                }
            }
        } finally {
            if (source.isActive()) {
                source.cancelCopy();
            }
        }
    }

    private static CopyManager copyManager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static Map<String, Long> rowEstimates(Statement live) throws SQLException {
        var estimates = new HashMap<String, Long>();
        for (var row : rows(live, ESTIMATES)) {
            estimates.put(row[0], row[1] == null ? null : Long.valueOf(row[1]));
        }
        return estimates;
    }

    private static Set<String> relationNames(Statement live) throws SQLException {
        return rows(live, NAMES).stream().map(row -> row[0]).collect(Collectors.toSet());
    }

    /// @param table its name as a literal
    private static boolean exists(Statement statement, String table) throws SQLException {
        return !rows(statement, "SELECT 1 WHERE to_regclass(%s) IS NOT NULL".formatted(table))
                .isEmpty();
    }

    private static List<String[]> rows(Statement statement, String query) throws SQLException {
        var rows = new ArrayList<String[]>();
        try (var row = statement.executeQuery(query)) {
            while (row.next()) {
                var values = new String[row.getMetaData().getColumnCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.getString(i + 1);
                }
                rows.add(values);
            }
        }
        return rows;
    }
}
