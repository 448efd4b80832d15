package io.prescient.migration;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All values of all rows, and their differences from those of another database.
final class DatabaseContents {
    /// Each table with an expression that identifies its rows: the key or, if an upgrade assigns new keys, other
    /// columns.
    private static final String TABLES = """
            SELECT relname, format('concat_ws(''/'', %s)', CASE relname
                WHEN 'quarantine' THEN 'source_table, coalesce(source_row ->> ''id'', source_row ->> ''portfolio_id'',
                    source_row ->> ''market_id'', source_row ->> ''event_id''), CASE WHEN kept THEN reason END'
                WHEN 'journal_entries' THEN 'portfolio_id, type, CASE type WHEN ''adopted'' THEN sign(cash) END, trade_id, recorded_at AT TIME ZONE ''UTC'''
                ELSE string_agg(quote_ident(attname), ', ' ORDER BY attnum) END)
            FROM pg_class c JOIN pg_index i ON indrelid = c.oid AND indisprimary
            JOIN pg_attribute a ON attrelid = c.oid AND attnum = ANY (indkey)
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                AND relname <> 'flyway_schema_history'
            GROUP BY relname ORDER BY relname""";

    /// An upgrade assigns new values to these columns of rows that it quarantines again.
    private static final List<String> REASSIGNED = List.of("quarantine id", "quarantine quarantined_at");

    /// For kept rows, the source row is left out: the upgrade may have corrected the row in its table.
    private static final String VALUES = """
            SELECT %s, key, value FROM %s t, jsonb_each_text(to_jsonb(t))
            WHERE NOT (to_jsonb(t) @> '{"kept": true}' AND key = 'source_row')""";

    /// Values by column, by table and row.
    private final Map<String, Map<String, String>> rows = new TreeMap<>();

    static DatabaseContents read(ScratchDatabase database) throws SQLException {
        var contents = new DatabaseContents();
        for (var table : database.rows(TABLES)) {
            var name = table.substring(0, table.indexOf('|'));
            var values = database.rows(VALUES.formatted(table.substring(name.length() + 1), name));
            values.forEach(value -> contents.add(name, value.split("\\|", 3)));
        }
        return contents;
    }

    /// One line for each added or removed row and for each changed value.
    SortedSet<String> changesTo(DatabaseContents after) {
        var changes = new TreeSet<String>();
        rows.forEach((row, values) -> {
            if (after.rows.containsKey(row)) {
                changes.addAll(changes(row, values, after.rows.get(row)));
            } else {
                changes.add(row + " gone");
            }
        });
        after.rows.keySet().stream().filter(row -> !rows.containsKey(row)).forEach(row -> changes.add(row + " new"));
        return changes;
    }

    private static List<String> changes(String row, Map<String, String> before, Map<String, String> after) {
        return before.keySet().stream()
                .filter(column -> !Objects.equals(before.get(column), after.get(column)))
                .map(column ->
                        "%s %s: %s -> %s".formatted(row, column, masked(before.get(column)), masked(after.get(column))))
                .toList();
    }

    /// A signal counts as the same row in both tables.
    private void add(String table, String[] value) {
        if (!REASSIGNED.contains(table + " " + value[1])) {
            var row = table.replace("archived_signals", "trading_signals") + " " + value[0];
            rows.computeIfAbsent(row, _ -> new TreeMap<>()).put(value[1], value[2]);
        }
    }

    /// The test data is from earlier years, so a recent time was assigned now.
    private static String masked(String value) {
        return value != null && value.matches("20(2[6-9]|[3-9].)-.*T.*") ? "now" : value;
    }
}
