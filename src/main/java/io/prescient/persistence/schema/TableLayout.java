package io.prescient.persistence.schema;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// The tables of a database: their columns, and what of keys, rules and indexes they have, each as PostgreSQL words it.
///
/// @param tables the columns by name of each table, and of what else is read like a table
/// @param keys primary and unique ones, such as `trades PRIMARY KEY (id)`
/// @param rules all that may refuse or change a row: constraints, unique indexes and triggers, such as
///     `trades.trades_pkey PRIMARY KEY (id)`
/// @param indexes by name, the statement that makes each
record TableLayout(
        Map<String, Map<String, Column>> tables, List<String> keys, List<String> rules, Map<String, String> indexes) {
    private static final String COLUMNS = """
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                coalesce(pg_get_expr(d.adbin, d.adrelid), '')
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                AND a.attnum > 0 AND NOT a.attisdropped
                AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')
            ORDER BY 1, a.attnum""";

    private static final String KEYS = """
            SELECT c.relname || ' ' || pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            WHERE k.connamespace = current_schema()::regnamespace AND k.contype IN ('p', 'u')""";

    private static final String RULES = """
            SELECT concat(c.relname, '.', r.name, ' ', r.definition)
            FROM (SELECT conrelid AS of, conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
                WHERE contype IN ('c', 'f', 'p', 'u', 'x')
                UNION ALL
                SELECT tgrelid, tgname, 'TRIGGER' FROM pg_trigger WHERE NOT tgisinternal
                UNION ALL
                SELECT indrelid, relname, 'UNIQUE INDEX' FROM pg_index JOIN pg_class i ON i.oid = indexrelid
                WHERE indisunique AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)) r
            JOIN pg_class c ON c.oid = r.of
            WHERE c.relnamespace = current_schema()::regnamespace
            ORDER BY 1""";

    private static final String INDEXES =
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()";

    /// @param fallback the default, empty if there is none
    record Column(String type, boolean required, String fallback) {
        /// How another one differs from this, if it does.
        private String unlike(Column other) {
            if (!type.equals(other.type)) {
                return " is " + other.type + " instead of " + type;
            }
            if (required != other.required) {
                return required ? " may be null" : " is NOT NULL";
            }
            return fallback.isEmpty() || fallback.equals(other.fallback) ? null : " has not the default " + fallback;
        }

        private String unlikeInType(Column other) {
            return type.equals(other.type) ? null : unlike(other);
        }
    }

    private static TableLayout empty() {
        return new TableLayout(new TreeMap<>(), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
    }

    /// Whether the database of this statement has a table, without a look at all the others.
    static boolean has(String table, Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SELECT to_regclass('%s') IS NOT NULL".formatted(table))) {
            return row.next() && row.getBoolean(1);
        }
    }

    /// What the database of this statement has in its current schema.
    static TableLayout of(Statement statement) throws SQLException {
        var shape = empty();
        try (var row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                shape.add(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getString(5));
            }
        }
        try (var row = statement.executeQuery(KEYS)) {
            while (row.next()) {
                shape.keys.add(row.getString(1));
            }
        }
        try (var row = statement.executeQuery(RULES)) {
            while (row.next()) {
                shape.rules.add(row.getString(1));
            }
        }
        try (var row = statement.executeQuery(INDEXES)) {
            while (row.next()) {
                shape.indexes.put(row.getString(1), row.getString(2));
            }
        }
        return shape;
    }

    /// What a file tells in its sections of columns, indexes and constraints.
    static TableLayout described(String path) {
        var shape = empty();
        for (var section : MigrationScripts.read(path).split("\n## ", -1)) {
            for (var line :
                    section.lines().skip(1).filter(each -> !each.isBlank()).toList()) {
                var part = line.split("\\|", -1);
                if (section.startsWith("columns:")) {
                    shape.add(part[0], part[2], part[3], part[4].equals("not null"), part[5]);
                } else if (section.startsWith("indexes:")) {
                    shape.indexes.put(part[1], part[2]);
                } else if (section.startsWith("constraints:")) {
                    shape.addConstraint(part[0], part[1], part[2]);
                }
            }
        }
        return shape;
    }

    /// How a table of another one differs, to the column, and what rules of its own it has.
    List<String> differences(String table, TableLayout found) {
        var all = columnDifferences(table, found, Column::unlike);
        keys.stream()
                .filter(key -> key.startsWith(table + " ") && found.tables.containsKey(table))
                .filter(key -> !found.keys.contains(key))
                .forEach(key -> all.add(table + " has no " + key.substring(table.length() + 1)));
        found.rules.stream()
                .filter(rule -> rule.startsWith(table + ".") && !rules.contains(rule))
                .forEach(rule -> all.add(rule + " is unknown"));
        return all;
    }

    /// How a table of another one differs in the names and types of its columns.
    List<String> typeDifferences(String table, TableLayout found) {
        return columnDifferences(table, found, Column::unlikeInType);
    }

    /// The same, but for columns of a table that have these names and types.
    TableLayout without(String table, Map<String, String> columns) {
        var rest = new TreeMap<>(tables.get(table));
        columns.forEach((name, type) ->
                rest.computeIfPresent(name, (_, column) -> column.type().equals(type) ? null : column));
        return new TableLayout(Map.of(table, rest), keys, rules, indexes);
    }

    private List<String> columnDifferences(String table, TableLayout found, BiFunction<Column, Column, String> unlike) {
        var has = found.tables.get(table);
        if (has == null) {
            return new ArrayList<>(List.of(table + " is missing"));
        }
        var wanted = tables.get(table);
        var all = new ArrayList<String>();
        wanted.forEach((name, column) -> {
            var difference = has.containsKey(name) ? unlike.apply(column, has.get(name)) : " is missing";
            if (difference != null) {
                all.add(table + "." + name + difference);
            }
        });
        has.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(name -> all.add(table + "." + name + " is unknown"));
        return all;
    }

    private void addConstraint(String table, String name, String definition) {
        rules.add("%s.%s %s".formatted(table, name, definition));
        if (definition.matches("(PRIMARY KEY|UNIQUE) .*")) {
            keys.add(table + " " + definition);
        }
    }

    private void add(String table, String column, String type, boolean required, String fallback) {
        var _ = tables.computeIfAbsent(table, _ -> new TreeMap<>())
                .put(column, new Column(type, required, Objects.requireNonNullElse(fallback, "")));
    }
}
