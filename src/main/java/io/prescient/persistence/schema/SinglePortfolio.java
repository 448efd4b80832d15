package io.prescient.persistence.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The replaced system's database before it knew more than one portfolio; also one on its way to many, left half-way.
final class SinglePortfolio {
    private static final String DIRECTORY = "db/adopt/";
    private static final TableLayout SHAPE = TableLayout.described(DIRECTORY + "single_portfolio.txt");
    private static final String STATE = "portfolio_state";
    private static final String PORTFOLIOS = "portfolios";

    /// What may be missing, because nothing is made of it.
    private static final Set<String> SPARE = Set.of("portfolio_snapshots", "signal_archives", "system_metadata");

    /// What the way to many portfolios adds, where it has come so far.
    private static final Map<String, String> ADDED =
            Map.of("portfolio_id", "integer", "strategy_type", "character varying(100)");

    private SinglePortfolio() {}

    /// Whether a database is one of these, be it ever so incomplete.
    static boolean matches(TableLayout found) {
        return found.tables().containsKey(STATE)
                || found.tables().getOrDefault("events", Map.of()).containsKey("event_data")
                || found.tables().getOrDefault("markets", Map.of()).containsKey("market_data");
    }

    /// What is missing or otherwise. A table may also be as it is when there are many portfolios.
    static List<String> differences(TableLayout found, TableLayout many) {
        var all = new ArrayList<String>();
        for (var table : SHAPE.tables().keySet()) {
            if (found.tables().containsKey(table)) {
                var bare = found.without(table, ADDED);
                if (!many.tables().containsKey(table)
                        || !many.typeDifferences(table, found).isEmpty()) {
                    all.addAll(SHAPE.typeDifferences(table, bare));
                }
            } else if (!SPARE.contains(table)
                    && !(table.equals(STATE) && found.tables().containsKey(PORTFOLIOS))) {
                all.add(table + " is missing");
            }
        }
        if (found.tables().containsKey(PORTFOLIOS)) {
            all.addAll(many.typeDifferences(PORTFOLIOS, found).stream()
                    .filter(difference -> !difference.endsWith(" is missing"))
                    .toList());
        }
        found.tables().keySet().stream()
                .filter(table -> !SHAPE.tables().containsKey(table))
                .filter(table -> !Set.of(PORTFOLIOS, "alembic_version").contains(table))
                .forEach(table -> all.add(table + " is unknown"));
        return all;
    }

    /// Makes a database of many portfolios of it, at the first version.
    static String sql() {
        return MigrationScripts.read(DIRECTORY + "single_portfolio_aside.sql")
                + MigrationScripts.read("db/migration/V1__baseline.sql")
                + MigrationScripts.read(DIRECTORY + "single_portfolio.sql");
    }
}
