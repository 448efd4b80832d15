package io.prescient.persistence.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The database of the replaced system before it had several portfolios, or in the middle of its migration to
/// several.
final class SinglePortfolio {
    private static final String DIRECTORY = "db/adopt/";
    private static final LegacyComparison EXPECTED =
            new LegacyComparison(CatalogFile.read(DIRECTORY + "single_portfolio.txt"));
    private static final String STATE = "portfolio_state";
    private static final String PORTFOLIOS = "portfolios";
    private static final Set<String> OPTIONAL_TABLES = Set.of(PORTFOLIOS, "alembic_version");

    /// Tables that may be missing, because nothing is read from them.
    private static final Set<String> UNUSED_TABLES =
            Set.of("portfolio_snapshots", "signal_archives", "system_metadata");

    /// Columns that the migration to several portfolios adds.
    private static final Map<String, String> ADDED_COLUMNS =
            Map.of("portfolio_id", "integer", "strategy_type", "character varying(100)");

    private SinglePortfolio() {}

    /// Whether a database is one of these, even an incomplete one.
    static boolean matches(SchemaCatalog found) {
        return found.has("table", STATE)
                || found.has("column", "events.event_data")
                || found.has("column", "markets.market_data");
    }

    /// The differences of all tables. A table may also be as it is with several portfolios.
    ///
    /// @param several the tables of the replaced system with several portfolios
    static List<String> differences(SchemaCatalog found, LegacyComparison several) {
        var all = new ArrayList<String>();
        for (var table : EXPECTED.tables()) {
            if (found.has("table", table)) {
                if (!isMigrated(table, found, several)) {
                    all.addAll(EXPECTED.columnDifferences(table, found, ADDED_COLUMNS));
                }
            } else if (!UNUSED_TABLES.contains(table) && !(table.equals(STATE) && found.has("table", PORTFOLIOS))) {
                all.add(table + " is missing");
            }
        }
        if (found.has("table", PORTFOLIOS)) {
            all.addAll(several.columnDifferences(PORTFOLIOS, found, Map.of()).stream()
                    .filter(difference -> !difference.endsWith(" is missing"))
                    .toList());
        }
        all.addAll(EXPECTED.unknownTables(found, OPTIONAL_TABLES));
        return all;
    }

    private static boolean isMigrated(String table, SchemaCatalog found, LegacyComparison several) {
        return several.expected().has("table", table)
                && several.columnDifferences(table, found, Map.of()).isEmpty();
    }

    /// Makes version 1 with the rows of the single portfolio.
    static String sql() {
        return MigrationScripts.read(DIRECTORY + "single_portfolio_aside.sql")
                + MigrationScripts.read("db/migration/V1__baseline.sql")
                + MigrationScripts.read(DIRECTORY + "single_portfolio.sql");
    }
}
