package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Edge cases of adopted portfolios.
@DatabaseTest
class AdoptedPortfolioEdgesTest extends AdoptionEdgesTestBase {
    @Test
    void adoptsEmptyDatabase() throws SQLException {
        database.run("DELETE FROM portfolios");
        database.migrate("latest");
        assertEquals(
                List.of("0|0"), database.rows("SELECT count(*), (SELECT count(*) FROM quarantine) FROM portfolios"));
    }

    @Test
    void clearsLimitsThatAreNotNumbers() throws SQLException {
        database.run("UPDATE portfolios SET max_position_size = 'NaN', max_total_exposure = 'NaN'");
        database.migrate("latest");
        assertEquals(
                List.of("null|null"), database.rows("SELECT max_position_size, max_total_exposure FROM portfolios"));
    }

    @Test
    void reportsOnlyProfitsThatPositionsContradict() throws SQLException {
        // 40 shares at 0.60 are worth 24.00, a profit of 4.00; a position without a price is worth its cost; 5.00 are
        // realized.
        position("'up'", "20.00", "0.50", "'2024-01-02'", "'open'", "NULL", "NULL", "NULL");
        position("'sold'", "20.00", "0.50", "'2024-01-02'", "'closed'", "5.00", "0.625", "'2024-01-03'");
        database.run("INSERT INTO markets (market_id, yes_price) VALUES ('m', 0.60)");
        database.run("UPDATE portfolio_positions SET market_id = 'gone' WHERE trade_id = 'sold'");
        database.run("INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance,"
                + " total_profit_loss, avg_trade_pnl, max_drawdown) VALUES (2, 'idle', 'x', 0, 0, 0.00, 0.01, 7.00)");
        var metrics = "SELECT portfolio_id, metric, adopted_value, computed_value FROM adopted_metrics"
                + " WHERE metric IN ('total_profit_loss', 'avg_trade_pnl') ORDER BY 1, 2";
        for (var profits : List.of("9.00|5.00", "8.99|4.99", "9.01|5.01")) {
            var profit = profits.substring(0, 4);
            var average = profits.substring(5);
            try (var copy = database.copy()) {
                copy.run("UPDATE portfolios SET total_profit_loss = %s, avg_trade_pnl = %s WHERE portfolio_id = 1"
                        .formatted(profit, average));
                copy.migrate("latest");
                var expected = profit.equals("9.00")
                        ? List.of("2|avg_trade_pnl|0.01|0")
                        : List.of(
                                "1|avg_trade_pnl|%s|5.00".formatted(average),
                                "1|total_profit_loss|%s|9.00".formatted(profit),
                                "2|avg_trade_pnl|0.01|0");
                assertEquals(expected, copy.rows(metrics));
            }
        }
    }

    @Test
    void opensPortfolioBeforeItsFirstTrade() throws SQLException {
        position("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'open'", "NULL", "NULL", "NULL");
        for (var created : List.of("NULL", "'infinity'", "'2024-01-02 10:00:01'", "'2024-01-02 09:59:59'")) {
            try (var copy = database.copy()) {
                copy.run("UPDATE portfolios SET created_at = " + created);
                copy.migrate("latest");
                boolean hasTime = created.startsWith("'2024");
                assertEquals(
                        List.of("%s|%s"
                                .formatted(
                                        hasTime ? created.substring(1, 20) : "2024-01-02 10:00:00",
                                        created.contains("09") ? "2024-01-02 09:59:59" : "2024-01-02 10:00:00")),
                        copy.rows("SELECT created_at AT TIME ZONE 'UTC', recorded_at AT TIME ZONE 'UTC'"
                                + " FROM portfolios JOIN journal_entries USING (portfolio_id) WHERE type = 'opened'"));
                assertEquals(
                        List.of("100.00|1"),
                        copy.rows("SELECT initial_balance, open_position_count FROM portfolio_as_of(1,"
                                + " ARRAY['2024-01-02 10:00:00Z'::timestamptz], NULL)"));
            }
        }
    }

    @Test
    void opensPortfolioWithoutTimeOrTradesNow() throws SQLException {
        database.run("UPDATE portfolios SET created_at = NULL");
        database.migrate("latest");
        assertEquals(List.of("t"), database.rows("SELECT created_at > now() - interval '1 day' FROM portfolios"));
    }

    @Test
    void restoresPortfolioUnderNameWithItsId() throws SQLException, IOException {
        database.run(
                "INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance) VALUES"
                        + " (2, 'taken', 'x', -1, 0), (3, 'free', 'x', -1, 0), (4, repeat('n', 255), 'x', -1, 0)");
        database.run("SELECT setval('portfolios_portfolio_id_seq', 4)");
        database.run("INSERT INTO trades (portfolio_id, trade_id) VALUES (2, 't')");
        database.migrate("latest");
        database.run("INSERT INTO portfolios (name, strategy_type, initial_balance, current_balance)"
                + " VALUES ('taken', 'x', 0, 0), (repeat('n', 255), 'x', 0, 0)");
        var lost = new MigrationService(database.flyway()).downgrade(new MigrationTarget("2"), true);
        assertEquals(
                List.of("3|names of quarantined portfolios that are taken now|2"),
                lost.stream()
                        .filter(each -> each.version().equals("3"))
                        .map(each -> "%s|%s|%d".formatted(each.version(), each.what(), each.count()))
                        .toList());
        assertEquals(
                List.of(
                        "1|p",
                        "2|taken (quarantined as 2)",
                        "3|free",
                        "4|" + "n".repeat(200) + " (quarantined as 4)",
                        "5|taken",
                        "6|" + "n".repeat(255)),
                database.rows("SELECT portfolio_id, name FROM portfolios ORDER BY 1"));
        assertEquals(List.of("2|t"), database.rows("SELECT portfolio_id, trade_id FROM trades"));
    }
}
