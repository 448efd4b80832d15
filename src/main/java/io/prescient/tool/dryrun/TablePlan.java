package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.SchemaException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A table that is to be filled from its live twin, and which of its rows are taken.
///
/// @param columns all that are not computed, joined by commas
/// @param newest the order in which the rows are taken; empty if it has no key
/// @param parents the tables that it refers to
record TablePlan(String name, String columns, String orderBy, List<Parent> parents) {
    /// Keys count up; of a table that is partitioned by time the time says what is new.
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
    /// @param key of the parent, in the same order
    /// @param none says that there is no parent
    record Parent(String child, String table, String columns, String key, String nullCondition) {}

    /// Those of this schema, each behind its parents.
    ///
    /// @throws SchemaFailure if they refer to each other in a circle
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
        var left = new ArrayList<>(plans);
        var ordered = new ArrayList<TablePlan>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(plan -> plan.parents().stream().noneMatch(parent -> find(parent.table(), left) != null))
                    .findFirst()
                    .orElseThrow(() -> new SchemaException("No sample can be taken: the tables refer to each other in a"
                            + " circle, among them " + left.getFirst().name()));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /// The newest rows of those whose parents are taken too.
    String select(SampleSize size, List<TablePlan> all) {
        var taken = new ArrayList<String>();
        for (var parent : size.rows().isEmpty() ? List.<Parent>of() : parents) {
            taken.add("(%s OR (%s) IN (SELECT %s FROM (%s) %s))"
                    .formatted(
                            parent.nullCondition(),
                            parent.columns(),
                            parent.key(),
                            find(parent.table(), all).select(size, all),
                            parent.table()));
        }
        return "SELECT " + columns + " FROM " + name
                + (taken.isEmpty() ? "" : " WHERE " + String.join(" AND ", taken))
                + orderBy
                + size.limit();
    }

    private static TablePlan find(String name, List<TablePlan> plans) {
        return plans.stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
