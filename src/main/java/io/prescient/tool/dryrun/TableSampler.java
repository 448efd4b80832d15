package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.TransactionRunner;
import io.prescient.tool.migration.ScratchSchema;
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

/// Copies rows of the live schema into a scratch schema. The live schema is read in one read-only transaction, as
/// of one snapshot, with the locks of a SELECT.
///
/// @param source the configuration of the live schema
/// @param size how many rows of each table
record TableSampler(Configuration source, SampleSize size) {
    private static final String READ_ONLY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final String PARTITIONS = """
            SELECT quote_ident(parent.relname), format('CREATE TABLE %I PARTITION OF %I %s', c.relname, parent.relname,
                pg_get_expr(c.relpartbound, c.oid)), quote_literal(quote_ident(c.relname))
            FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid JOIN pg_class parent ON parent.oid = inhparent
            WHERE parent.relnamespace = current_schema()::regnamespace AND c.relispartition AND c.relkind = 'r'""";

    /// The sequences that columns own; the last value is NULL for an unused sequence.
    private static final String SEQUENCES = """
            SELECT quote_ident(c.relname), format('SELECT setval(pg_get_serial_sequence(%L, %L), ', quote_ident(c.relname), a.attname),
                pg_sequence_last_value(d.objid)
            FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
            JOIN pg_class c ON c.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND c.relnamespace = current_schema()::regnamespace""";

    private static final String NAMES = """
            SELECT quote_ident(relname) FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')""";

    /// The row counts of the last ANALYZE; NULL for a table with rows that was never analysed.
    private static final String ESTIMATES = """
            SELECT quote_ident(coalesce(root.relname, c.relname)),
                CASE WHEN NOT bool_or(c.reltuples < 0 AND pg_relation_size(c.oid) > 0)
                    THEN sum(greatest(c.reltuples, 0))::bigint END
            FROM pg_class c LEFT JOIN pg_class root ON root.oid = pg_partition_root(c.oid)
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
            GROUP BY 1""";

    SampledSchema fill(ScratchSchema scratch) {
        return new TransactionRunner(source.getDataSource()).run(live -> {
            var _ = live.execute(READ_ONLY);
            return scratch.run(statement -> fill(statement, live));
        });
    }

    private SampledSchema fill(Statement statement, Statement live) throws SQLException {
        var plans = TablePlan.all(statement, source.getTable());
        var names = new HashSet<>(plans.stream().map(TablePlan::name).toList());
        addPartitions(statement, live, names);
        var estimates = rowEstimates(live);
        var sampled = new ArrayList<SampledTable>();
        var complete = new HashSet<String>();
        for (var plan : plans) {
            long rows = copy(statement, live, plan, plans);
            if (isComplete(plan, rows, complete)) {
                complete.add(plan.name());
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

    /// Whether all rows of a table were copied.
    private boolean isComplete(TablePlan plan, long rows, Set<String> complete) {
        return !size.isReached(rows) && plan.parents().stream().allMatch(parent -> complete.contains(parent.table()));
    }

    /// Creates the partitions that the scratch schema lacks, because they were created over time and not by a
    /// version.
    private static void addPartitions(Statement statement, Statement live, Set<String> tables) throws SQLException {
        for (var partition : rows(live, PARTITIONS)) {
            if (tables.contains(partition[0]) && !exists(statement, partition[2])) {
                var _ = statement.execute(partition[1]);
            }
        }
    }

    /// Triggers are disabled, because the rows contain their effects already.
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
                for (var chunk = source.readFromCopy(); chunk != null; chunk = source.readFromCopy()) {
                    target.writeToCopy(chunk, 0, chunk.length);
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

    /// @param table the name as an SQL literal
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
