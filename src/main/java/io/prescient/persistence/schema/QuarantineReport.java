package io.prescient.persistence.schema;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What became of rows that a new constraint refuses, and of totals that say otherwise than the trades.
///
/// @param quarantine by table and reason
/// @param contradictions by portfolio and figure
@RegisterForReflection
public record QuarantineReport(List<Quarantined> quarantine, List<Contradiction> contradictions) {
    /// The {@link #mark} of a database that has none of this yet.
    static final long START = -1;

    private static final String MARK = "SELECT coalesce(max(id), 0) FROM quarantine";

    private static final String QUARANTINE = """
            SELECT source_table, reason, stands, sum(coalesce((source_row ->> 'copies')::bigint, 1))
            FROM quarantine WHERE id > %d
            GROUP BY 1, 2, 3 ORDER BY 1, 3, 2""";

    private static final String CONTRADICTIONS = """
            SELECT portfolio_id, figure, adopted::text, booked::text FROM adopted_figures WHERE booked IS NOT NULL
            ORDER BY 1, 2""";

    /// Rows of one table with one reason.
    ///
    /// @param table where the rows came from
    /// @param stands whether they are there all the same, without what the reason tells of
    @RegisterForReflection
    public record Quarantined(String table, String reason, boolean stands, long count) {
        @Override
        public String toString() {
            return "%s %d of %s: %s".formatted(stands ? "Kept as it was:" : "Set aside:", count, table, reason);
        }
    }

    /// A total that says otherwise than the trades.
    ///
    /// @param figure such as `trade_count`; what the trades tell counts, but for `current_balance`
    /// @param adopted what the old portfolio said
    /// @param booked what its trades tell
    @RegisterForReflection
    public record Contradiction(long portfolioId, String figure, String adopted, String booked) {
        @Override
        public String toString() {
            return "Portfolio %d said %s %s; its trades tell %s".formatted(portfolioId, figure, adopted, booked);
        }
    }

    /// How far this has come, for a report of what comes after: the last of the quarantine, and below zero, from
    /// {@link #NOTHING_YET} down, while no figures were compared yet. A database may stay between the two for long.
    static long mark(Statement statement) throws SQLException {
        long last = TableLayout.has("quarantine", statement) ? lastQuarantined(statement) : 0;
        return TableLayout.has("adopted_figures", statement) ? last : START - last;
    }

    /// What was quarantined since; and if no figures were compared before, what contradicts.
    static QuarantineReport since(long mark, Statement statement) throws SQLException {
        var report = new QuarantineReport(new ArrayList<>(), new ArrayList<>());
        if (TableLayout.has("quarantine", statement)) {
            try (var row = statement.executeQuery(QUARANTINE.formatted(mark < 0 ? START - mark : mark))) {
                while (row.next()) {
                    report.quarantine.add(
                            new Quarantined(row.getString(1), row.getString(2), row.getBoolean(3), row.getLong(4)));
                }
            }
        }
        if (mark < 0 && TableLayout.has("adopted_figures", statement)) {
            try (var row = statement.executeQuery(CONTRADICTIONS)) {
                while (row.next()) {
                    report.contradictions.add(
                            new Contradiction(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return report;
    }

    public boolean reportsNothing() {
        return quarantine.isEmpty() && contradictions.isEmpty();
    }

    /// A line for each.
    public List<String> lines() {
        return Stream.concat(quarantine.stream(), contradictions.stream())
                .map(Object::toString)
                .toList();
    }

    /// A few lines, however many portfolios there are.
    List<String> summary() {
        var figures = contradictions.isEmpty()
                ? Stream.<String>empty()
                : Stream.of(
                        contradictions.size() + " figures of portfolios contradict their trades; db report lists them");
        return Stream.concat(quarantine.stream().map(Object::toString), figures).toList();
    }

    void rejectQuarantine() {
        if (!quarantine.isEmpty()) {
            throw new SchemaException("Nothing was changed, because this would be quarantined:\n"
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
