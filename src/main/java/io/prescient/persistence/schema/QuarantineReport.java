package io.prescient.persistence.schema;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Rows that a new constraint rejects, and totals that contradict the trades.
///
/// @param quarantine by table and reason
/// @param contradictions by portfolio and total
@RegisterForReflection
public record QuarantineReport(List<Quarantined> quarantine, List<Contradiction> contradictions) {
    /// The {@link #mark} of a database without these tables.
    static final long START = -1;

    private static final String MARK = "SELECT coalesce(max(id), 0) FROM quarantine";

    private static final String QUARANTINE = """
            SELECT source_table, reason, kept, sum(coalesce((source_row ->> 'copies')::bigint, 1))
            FROM quarantine WHERE id > %d
            GROUP BY 1, 2, 3 ORDER BY 1, 3, 2""";

    private static final String CONTRADICTIONS = """
            SELECT portfolio_id, metric, adopted_value::text, computed_value::text
            FROM adopted_metrics WHERE computed_value IS NOT NULL
            ORDER BY 1, 2""";

    /// The rows of one table with one reason.
    ///
    /// @param table the source of the rows
    /// @param kept true if the rows were kept without the rejected value, false if they were moved
    @RegisterForReflection
    public record Quarantined(String table, String reason, boolean kept, long count) {
        @Override
        public String toString() {
            return "%s %d of %s: %s".formatted(kept ? "Kept" : "Quarantined", count, table, reason);
        }
    }

    /// A total of a replaced system that contradicts the trades.
    ///
    /// @param metric the total, such as `trade_count`; the trades take precedence except for `current_balance`
    /// @param adoptedValue the value of the replaced system
    /// @param computedValue the value by the trades
    @RegisterForReflection
    public record Contradiction(long portfolioId, String metric, String adoptedValue, String computedValue) {
        @Override
        public String toString() {
            return "Portfolio %d: %s was %s, its trades amount to %s"
                    .formatted(portfolioId, metric, adoptedValue, computedValue);
        }
    }

    /// The position from which a later report starts: the last id of the quarantine, or `START - id` while no
    /// totals were compared yet. A database can stay between the versions that add the two tables.
    static long mark(Statement statement) throws SQLException {
        long last = SchemaCatalog.hasTable("quarantine", statement) ? lastQuarantined(statement) : 0;
        return SchemaCatalog.hasTable("adopted_metrics", statement) ? last : START - last;
    }

    /// The rows quarantined after a mark, and the contradictions if no totals were compared before it.
    static QuarantineReport since(long mark, Statement statement) throws SQLException {
        var report = new QuarantineReport(new ArrayList<>(), new ArrayList<>());
        if (SchemaCatalog.hasTable("quarantine", statement)) {
            try (var row = statement.executeQuery(QUARANTINE.formatted(mark < 0 ? START - mark : mark))) {
                while (row.next()) {
                    report.quarantine.add(
                            new Quarantined(row.getString(1), row.getString(2), row.getBoolean(3), row.getLong(4)));
                }
            }
        }
        if (mark < 0 && SchemaCatalog.hasTable("adopted_metrics", statement)) {
            try (var row = statement.executeQuery(CONTRADICTIONS)) {
                while (row.next()) {
                    report.contradictions.add(
                            new Contradiction(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return report;
    }

    public boolean hasEntries() {
        return !quarantine.isEmpty() || !contradictions.isEmpty();
    }

    /// One line for each entry.
    public List<String> lines() {
        return Stream.concat(quarantine.stream(), contradictions.stream())
                .map(Object::toString)
                .toList();
    }

    /// One line for each kind of quarantined row, and one for all contradictions.
    List<String> summary() {
        var totals = contradictions.isEmpty()
                ? Stream.<String>empty()
                : Stream.of(contradictions.size()
                        + " totals of portfolios contradict their trades; list them with: db report");
        return Stream.concat(quarantine.stream().map(Object::toString), totals).toList();
    }

    void rejectQuarantine() {
        if (!quarantine.isEmpty()) {
            throw new SchemaException("The upgrade was rolled back, because these rows would be quarantined:\n"
                    + String.join("\n", new QuarantineReport(quarantine, List.of()).lines()));
        }
    }

    private static long lastQuarantined(Statement statement) throws SQLException {
        try (var row = statement.executeQuery(MARK)) {
            row.next();
            return row.getLong(1);
        }
    }
}
