package io.prescient.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Damaged entries, trades and settlements: exactly the violated invariants are reported.
@QuarkusTest
class JournalViolationTest extends ViolationTestBase {

    @Test
    void reportsGapInJournal() {
        run("DELETE FROM journal_entries WHERE type = 'paused' AND portfolio_id = " + portfolio);
        assertViolated("seq");
        assertEquals("7", check().getString("violations[0].expected"));
    }

    @Test
    void reportsSeqThatDiffersFromNewestEntry() {
        updatePortfolio("seq = seq + 1");
        assertViolated("seq");
        updatePortfolio("seq = seq - 2");
        assertViolated("seq");
    }

    /// A writer without the row lock would write an entry under a seq that another transaction has taken.
    @Test
    void journalKeyRejectsSecondEntryOfSameSeq() {
        var failure = assertThrows(RuntimeException.class, () -> run("""
                        INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash)
                        SELECT portfolio_id, seq, now(), 'deposited', 1 FROM portfolios WHERE portfolio_id = %d""".formatted(portfolio)));
        assertTrue(failure.getMessage().contains("pk_journal_entries"), failure::getMessage);
        Api.assertInvariantsHold(portfolio);
    }

    @Test
    void reportsEntryOlderThanItsPredecessor() {
        updateJournal("recorded_at = recorded_at - CASE type WHEN 'deposited' THEN interval '1 hour' ELSE '0' END");
        assertViolated("time");
    }

    @Test
    void reportsTradePostedTwice() {
        run("""
                INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash, cost, shares, position_count, trade_id, market_id, price,
                    request_key)
                SELECT j.portfolio_id, p.seq + 1, now(), j.type, j.cash, j.cost, j.shares, 1, j.trade_id, j.market_id, j.price,
                    j.request_key
                FROM journal_entries j JOIN portfolios p USING (portfolio_id)
                WHERE j.trade_id = '%s' AND j.type = 'bought'""".formatted(first));
        updatePortfolio(
                "seq = seq + 1, current_balance = current_balance - 100, total_invested = total_invested + 100,"
                        + " held_shares = held_shares + 250, trade_count = trade_count + 1, open_position_count = open_position_count + 1");
        assertViolated("trades", "total_invested", "positions", "shares");
        assertEquals("2", check().getString("violations.find { it.metric == 'bought_entries' }.actual"));
    }

    @Test
    void reportsTradeThatDiffersFromItsEntry() {
        run("UPDATE trades SET seq = 1000 WHERE trade_id = '%s'".formatted(first));
        assertViolated("trades");
    }

    @Test
    void reportsPayoutThatDiffersFromSettlement() {
        settle(market, "YES");
        Api.assertInvariantsHold(portfolio);
        run("UPDATE settlements SET outcome = 'SPLIT', yes_payout = 0.9 WHERE market_id = '%s'".formatted(market));
        assertViolated("settlements");
    }

    @Test
    void reportsPositionPaidTwice() {
        settle(market, "YES");
        run("""
                INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash, cost, realized_pnl, shares, position_count, trade_id,
                    market_id, price, settlement_version, position_pnl)
                SELECT j.portfolio_id, p.seq + 1, now(), j.type, j.cash, 0, j.cash, j.shares, 0, j.trade_id,
                    j.market_id, j.price, j.settlement_version, NULL
                FROM journal_entries j JOIN portfolios p USING (portfolio_id)
                WHERE j.trade_id = '%s' AND j.type = 'settled'""".formatted(first));
        updatePortfolio("seq = seq + 1, current_balance = current_balance + 250, realized_pnl = realized_pnl + 250");
        assertViolated("settlements", "positions", "shares");
    }

    @Test
    void reportsUnpaidPositionOnlyOfCompleteSettlement() {
        run("INSERT INTO settlements (market_id, version, outcome, yes_payout, created_at, completed_at)"
                + " VALUES ('%s', 1, 'NO', 0, now(), now())".formatted(market));
        run("UPDATE markets SET settlement_version = 1 WHERE market_id = '%s'".formatted(market));
        assertViolated("settlements");
        run("UPDATE settlements SET completed_at = NULL WHERE market_id = '%s'".formatted(market));
        // Holds whether or not the settlement worker has run since.
        Api.assertInvariantsHold(portfolio);
    }
}
