package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Single oddities of a database of the replaced system; each is adopted on its own.
@QuarkusTest
class AdoptionEdgesTest {
    private ScratchDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = new ScratchDatabase();
        database.migrate("1");
        database.run("INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance,"
                + " created_at) VALUES (1, 'p', 'x', 100.00, 80.00, '2024-01-01')");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void anEmptyDatabaseIsAdoptedToo() throws SQLException {
        database.run("DELETE FROM portfolios");
        database.migrate("latest");
        assertEquals(
                List.of("0|0"), database.rows("SELECT count(*), (SELECT count(*) FROM quarantine) FROM portfolios"));
    }

    @Test
    void aTradeAndItsPositionThatBothLackAnIdAreOneLot() throws SQLException {
        trade("NULL", "20.00", "0.50", "'2024-01-02 10:00:00'", "'open'", "NULL");
        position("NULL", "20.00", "0.50", "'2024-01-02 10:00:00'", "'open'", "NULL", "NULL", "NULL");
        database.migrate("latest");
        assertEquals(
                List.of("1|20.00|0.00"),
                database.rows("SELECT open_positions, total_invested, total_deposits FROM portfolios"));
    }

    @Test
    void aLotIsBookedAsBoughtBeforeItIsBookedAsSold() throws SQLException {
        trade("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "5.00");
        position("'t'", "20.00", "0.50", "'2024-01-02 10:00:05'", "'closed'", "5.00", "0.625", "NULL");
        database.migrate("latest");
        assertEquals(
                List.of("opened", "bought", "sold", "adopted"),
                database.rows("SELECT kind FROM journal_entries ORDER BY seq"));
    }

    @Test
    void anExitPriceOutOfRangeTellsNoProfit() throws SQLException {
        trade("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "NULL");
        position("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "NULL", "62.50", "'2024-01-03'");
        database.migrate("latest");
        assertEquals(
                List.of("closed|0.00|null"),
                database.rows("SELECT status, realized_pnl, exit_price FROM portfolio_positions"));
    }

    @Test
    void aProfitThatIsNoNumberIsNone() throws SQLException {
        trade("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "'NaN'");
        position("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "'NaN'", "0.75", "'2024-01-03'");
        database.migrate("latest");
        assertEquals( // 40 shares * 0.75 - 20.00
                List.of("closed|10.00"), database.rows("SELECT status, realized_pnl FROM portfolio_positions"));
    }

    @Test
    void limitsThatAreNoNumberAreNone() throws SQLException {
        database.run("UPDATE portfolios SET max_position_size = 'NaN', max_total_exposure = 'NaN'");
        database.migrate("latest");
        assertEquals(
                List.of("null|null"), database.rows("SELECT max_position_size, max_total_exposure FROM portfolios"));
    }

    @Test
    void anInfiniteTimeDoesNotStopTheUpgrade() throws SQLException {
        database.run("UPDATE portfolios SET last_trade_at = 'infinity', last_updated = '-infinity'");
        trade("'t'", "20.00", "0.50", "'infinity'", "'open'", "NULL");
        position("'t'", "20.00", "0.50", "'infinity'", "'open'", "NULL", "NULL", "NULL");
        database.migrate("latest");
        assertEquals(
                List.of("1|0"),
                database.rows("SELECT count(*), (SELECT count(*) FROM journal_entries WHERE NOT isfinite(at))"
                        + " FROM portfolios WHERE isfinite(last_updated)"));
    }

    @Test
    void anObservationOfTheSameInstantIsThePriceThatAMarketShows() throws SQLException {
        database.run("INSERT INTO market_snapshots (market_id, timestamp, yes_price) VALUES ('m', '2024-01-02', 0.50)");
        database.run("INSERT INTO markets (market_id, yes_price, last_price_update) VALUES ('m', 0.60, '2024-01-02')");
        database.migrate("latest");
        assertEquals(
                List.of("t"),
                database.rows(
                        "SELECT m.yes_price = s.yes_price FROM markets m JOIN market_snapshots s USING (market_id)"));
    }

    private void position(
            String id, String amount, String price, String at, String status, String pnl, String exit, String exitAt)
            throws SQLException {
        database.run("INSERT INTO portfolio_positions (portfolio_id, trade_id, market_id, action, amount, entry_price,"
                + " entry_timestamp, status, realized_pnl, exit_price, exit_timestamp) VALUES (1, " + id
                + ", 'm', 'buy_yes', " + String.join(", ", amount, price, at, status, pnl, exit, exitAt) + ")");
    }

    private void trade(String id, String amount, String price, String at, String status, String pnl)
            throws SQLException {
        database.run("INSERT INTO trades (portfolio_id, trade_id, market_id, action, amount, entry_price, timestamp,"
                + " status, realized_pnl) VALUES (1, " + id + ", 'm', 'buy_yes', "
                + String.join(", ", amount, price, at, status, pnl) + ")");
    }
}
