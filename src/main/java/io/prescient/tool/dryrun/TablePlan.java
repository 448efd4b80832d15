package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.SchemaException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table to copy from the live schema, and which of its rows are copied.
///
/// @param columns the columns that are not generated, joined by commas
/// @param orderBy the clause that sorts the newest rows first; empty if the table has no key
/// @param parents its foreign keys
record TablePlan(String name, String columns, String orderBy, List<Parent> parents) {
    /// The newest rows have the largest keys, or the latest times if the table is partitioned by time.
    private static final String TABLES = """
            SELECT quote_ident(c.relname),
                (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
                    WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''),
                (SELECT string_agg(quote_ident(a.attname) || ' DESC', ', ' ORDER BY k.n)
                    FROM unnest(coalesce(p.partattrs::int2[], '{}') || i.indkey::int2[]) WITH ORDINALITY AS k (number, n)
                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number)
            FROM pg_class c
            LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                AND c.relname <> '%s'
            ORDER BY 1""";

    private static final String PARENTS = """
            SELECT quote_ident(child.relname), quote_ident(parent.relname),
                string_agg(quote_ident(a.attname), ', ' ORDER BY key.n), string_agg(quote_ident(b.attname), ', ' ORDER BY key.n),
                string_agg(quote_ident(a.attname) || ' IS NULL', ' OR ')
            FROM pg_constraint f
            JOIN pg_class child ON child.oid = f.conrelid JOIN pg_class parent ON parent.oid = f.confrelid
            CROSS JOIN LATERAL unnest(f.conkey, f.confkey) WITH ORDINALITY AS key (own, other, n)
            JOIN pg_attribute a ON a.attrelid = child.oid AND a.attnum = key.own
            JOIN pg_attribute b ON b.attrelid = parent.oid AND b.attnum = key.other
            WHERE f.connamespace = current_schema()::regnamespace AND f.contype = 'f' AND f.conparentid = 0
                AND child.oid <> parent.oid
            GROUP BY f.oid, child.relname, parent.relname
            ORDER BY f.oid""";

    /// A foreign key.
    ///
    /// @param columns of the child
    /// @param key the columns of the parent, in the same order
    /// @param nullCondition true for a row without a parent
    record Parent(String child, String table, String columns, String key, String nullCondition) {}

    /// The tables of the current schema, each after its parents.
    ///
    /// @throws SchemaException if foreign keys form a cycle
    static List<TablePlan> all(Statement statement, String history) throws SQLException {
        var parents = new ArrayList<Parent>();
        try (var row = statement.executeQuery(PARENTS)) {
            while (row.next()) {
                parents.add(new Parent(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
            }
        }
        var plans = new ArrayList<TablePlan>();
        try (var row = statement.executeQuery(TABLES.formatted(history))) {
            while (row.next()) {
                var name = row.getString(1);
                plans.add(new TablePlan(
                        name,
                        row.getString(2),
                        row.getString(3) == null ? "" : " ORDER BY " + row.getString(3),
                        parents.stream()
                                .filter(parent -> parent.child().equals(name))
                                .toList()));
            }
        }
        return parentsFirst(plans);
    }

    private static List<TablePlan> parentsFirst(List<TablePlan> plans) {
        var remaining = new ArrayList<>(plans);
        var ordered = new ArrayList<TablePlan>();
        while (!remaining.isEmpty()) {
            var next = remaining.stream()
                    .filter(plan -> plan.parents().stream()
                            .noneMatch(parent -> find(parent.table(), remaining).isPresent()))
                    .findFirst()
                    .orElseThrow(() -> new SchemaException("No sample can be copied: foreign keys form a cycle of"
                            + " tables, which contains " + remaining.getFirst().name()));
            remaining.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /// Selects the newest rows whose parents are copied too.
    String select(SampleSize size, List<TablePlan> all) {
        var conditions = new ArrayList<String>();
        for (var parent : size.rows().isEmpty() ? List.<Parent>of() : parents) {
            conditions.add("(%s OR (%s) IN (SELECT %s FROM (%s) %s))"
                    .formatted(
                            parent.nullCondition(),
                            parent.columns(),
                            parent.key(),
                            find(parent.table(), all).orElseThrow().select(size, all),
                            parent.table()));
        }
        return "SELECT " + columns + " FROM " + name
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + orderBy
                + size.limit();
    }

    private static Optional<TablePlan> find(String name, List<TablePlan> plans) {
        return plans.stream().filter(plan -> plan.name().equals(name)).findFirst();
    }
}
