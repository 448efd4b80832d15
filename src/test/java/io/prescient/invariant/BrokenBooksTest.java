package io.prescient.invariant;

import static io.prescient.Api.bought;
import static io.prescient.Api.close;
import static io.prescient.Api.deposit;
import static io.prescient.Api.json;
import static io.prescient.Api.patch;
import static io.prescient.Api.post;
import static io.prescient.Api.withdraw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Books that somebody damaged past the service, as far as the schema lets one: exactly what is broken is named.
@QuarkusTest
class BrokenBooksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    private long portfolio;
    private String market;
    private String first;
    private String second;

    @BeforeEach
    void trade() {
        portfolio = Api.portfolio("1000.00", "max_position_size", "150.00");
        market = Api.market();
        first = bought(portfolio, market, "100.00", "0.40");
        second = bought(portfolio, market, "80.00", "0.50");
        close(portfolio, second, "60", "0.75").statusCode(200);
        deposit(portfolio, "20.00").statusCode(201);
        withdraw(portfolio, "5.00").statusCode(201);
        Api.move(portfolio, "pause").statusCode(200);
        Api.move(portfolio, "resume").statusCode(200);
        Api.assertHolds(portfolio);
    }

    /// Nobody else is to find these books broken.
    @AfterEach
    void remove() {
        run("DELETE FROM portfolios WHERE portfolio_id = " + portfolio);
    }

    @Test
    void aTotalThatIsNotTheSumOfTheJournalIsNamed() {
        ofPortfolio("total_deposits = total_deposits - 20, current_balance = current_balance - 20");
        assertBroken("totals");
        // 1000 - 100 - 80 + 60 * 0.75 + 20 - 5
        assertEquals(
                List.of("current_balance 880.00 860.00", "total_deposits 20.00 0.00"),
                look().getList("violations.collect { it.figure + ' ' + it.expected + ' ' + it.found }"));
    }

    @Test
    void aCostThatNoEntryTellsOfIsNamedWhereTheTotalsCountItToo() {
        ofLot(first, "open_cost = open_cost - 0.01");
        assertBroken("invested", "lots");
    }

    @Test
    void aCentThatMovedFromLotToLotIsNamed() {
        ofLot(first, "open_cost = open_cost - 0.01");
        ofLot(second, "open_cost = open_cost + 0.01");
        assertBroken("lots");
    }

    @Test
    void aShareThatIsGoneIsNamed() {
        ofLot(first, "open_shares = open_shares - 0.000001");
        assertBroken("shares");
        assertEquals(first, look().getString("violations[0].trade_id"));
    }

    @Test
    void aLimitThatAPurchaseDidNotKeepIsNamed() {
        ofPortfolio("max_position_size = 99.99");
        assertBroken("limits");
        ofPortfolio("max_position_size = NULL, max_total_exposure = 179.99");
        assertBroken("limits");
        ofPortfolio("max_total_exposure = NULL, max_positions = 1");
        assertBroken("limits");
        // Exactly used up, each of them.
        ofPortfolio("max_position_size = 100, max_total_exposure = 180, max_positions = 2");
        Api.assertHolds(portfolio);
    }

    @Test
    void aLimitIsJudgedAsItWasWhenItWasInForce() {
        amend("max_position_size", "10.00");
        Api.assertHolds(portfolio);
        amend("max_position_size", "50.00");
        var third = bought(portfolio, market, "50.00", "0.50");
        amend("max_position_size", null);
        bought(portfolio, market, "51.00", "0.50");
        amend("max_position_size", "1.00");
        Api.assertHolds(portfolio);

        // Had it been a cent less when the third was bought, that would be known.
        journal("reason = replace(reason, '50.00', '49.99')");
        assertBroken("limits");
        assertEquals(List.of(third), look().getList("violations.trade_id"));
        assertEquals(List.of("<= 49.99"), look().getList("violations.expected"));
    }

    @Test
    void aCorrectionMayLeaveCashBelowZero() {
        var poor = Api.portfolio("10.00");
        var question = Api.market();
        bought(poor, question, "10.00", "0.10");
        settle(question, "YES");
        withdraw(poor, "100.00").statusCode(201);
        settle(question, "NO");
        assertEquals("-100.00", Api.look(poor).getString("current_balance"));
        Api.assertHolds(poor);
    }

    @Test
    void aHoleInTheBookIsNamed() {
        run("DELETE FROM journal_entries WHERE kind = 'paused' AND portfolio_id = " + portfolio);
        assertBroken("seq");
        assertEquals("7", look().getString("violations[0].expected"));
    }

    @Test
    void aPortfolioThatIsNotAtItsNewestEntryIsNamed() {
        ofPortfolio("seq = seq + 1");
        assertBroken("seq");
        ofPortfolio("seq = seq - 2");
        assertBroken("seq");
    }

    @Test
    void timeThatStepsBackIsNamed() {
        journal("at = at - CASE kind WHEN 'deposited' THEN interval '1 hour' ELSE '0' END");
        assertBroken("time");
    }

    @Test
    void aTradeThatWasBookedTwiceIsNamed() {
        run("""
                INSERT INTO journal_entries (portfolio_id, seq, at, kind, cash, cost, shares, positions, trade_id, market_id, price,
                    request_key)
                SELECT j.portfolio_id, p.seq + 1, now(), j.kind, j.cash, j.cost, j.shares, 1, j.trade_id, j.market_id, j.price,
                    j.request_key
                FROM journal_entries j JOIN portfolios p USING (portfolio_id)
                WHERE j.trade_id = '%s' AND j.kind = 'bought'""".formatted(first));
        ofPortfolio(
                "seq = seq + 1, current_balance = current_balance - 100, total_invested = total_invested + 100,"
                        + " held_shares = held_shares + 250, trade_count = trade_count + 1, open_positions = open_positions + 1");
        assertBroken("trades", "invested", "lots", "shares");
        assertEquals("2", look().getString("violations.find { it.figure == 'bought_entries' }.found"));
    }

    @Test
    void aTradeThatSaysOtherwiseThanItsEntryIsNamed() {
        run("UPDATE trades SET seq = 1000 WHERE trade_id = '%s'".formatted(first));
        assertBroken("trades");
    }

    @Test
    void aPayoutThatIsNotWhatTheSettlementSaysIsNamed() {
        settle(market, "YES");
        Api.assertHolds(portfolio);
        run("UPDATE settlements SET outcome = 'SPLIT', yes_payout = 0.9 WHERE market_id = '%s'".formatted(market));
        assertBroken("settlements");
    }

    @Test
    void aLotThatWasPaidTwiceIsNamed() {
        settle(market, "YES");
        run("""
                INSERT INTO journal_entries (portfolio_id, seq, at, kind, cash, cost, realized_pnl, shares, positions, trade_id,
                    market_id, price, settlement_version, lot_pnl)
                SELECT j.portfolio_id, p.seq + 1, now(), j.kind, j.cash, 0, j.cash, j.shares, 0, j.trade_id,
                    j.market_id, j.price, j.settlement_version, NULL
                FROM journal_entries j JOIN portfolios p USING (portfolio_id)
                WHERE j.trade_id = '%s' AND j.kind = 'settled'""".formatted(first));
        ofPortfolio("seq = seq + 1, current_balance = current_balance + 250, realized_pnl = realized_pnl + 250");
        assertBroken("settlements", "lots", "shares");
    }

    @Test
    void aLotIsBehindOnlyWhereTheSettlementSaysThatItIsComplete() {
        run("INSERT INTO settlements (market_id, version, outcome, yes_payout, created_at, completed_at)"
                + " VALUES ('%s', 1, 'NO', 0, now(), now())".formatted(market));
        run("UPDATE markets SET settlement_version = 1 WHERE market_id = '%s'".formatted(market));
        assertBroken("settlements");
        run("UPDATE settlements SET completed_at = NULL WHERE market_id = '%s'".formatted(market));
        // Whether or not the worker has been there in the meantime.
        Api.assertHolds(portfolio);
    }

    private void assertBroken(String... names) {
        var run = look();
        assertFalse(run.getBoolean("holds"));
        assertEquals(Set.of(names), run.getMap("violated").keySet(), run::prettify);
        assertEquals(
                Set.of((int) portfolio), Set.copyOf(run.<Integer>getList("violations.portfolio_id")), run::prettify);
    }

    private JsonPath look() {
        return Api.get("/v1/portfolios/" + portfolio + "/invariants")
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void amend(String limit, String value) {
        patch("/v1/portfolios/" + portfolio, json(limit, value)).statusCode(200);
    }

    private static void settle(String market, String outcome) {
        post("/v1/markets/" + market + "/settlement", json("outcome", outcome)).statusCode(201);
    }

    private void ofPortfolio(String change) {
        run("UPDATE portfolios SET " + change + " WHERE portfolio_id = " + portfolio);
    }

    private void ofLot(String tradeId, String change) {
        run("UPDATE portfolio_positions SET " + change + " WHERE trade_id = '" + tradeId + "'");
    }

    /// The trigger that keeps the journal append-only looks away.
    private void journal(String change) {
        pool.withTransaction(tx -> tx.query("SET LOCAL session_replication_role = replica")
                        .execute()
                        .chain(() -> tx.query(
                                        "UPDATE journal_entries SET " + change + " WHERE portfolio_id = " + portfolio)
                                .execute()))
                .await()
                .atMost(PATIENCE);
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }
}
