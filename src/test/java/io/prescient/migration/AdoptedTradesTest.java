package io.prescient.migration;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Adopted trades and positions, and the journal that is computed from them.
@DatabaseTest
class AdoptedTradesTest extends AdoptionTestBase {
    @Test
    void computesSharesCostAndProfitOfPositions() throws SQLException {
        assertRows(
                """
                SELECT portfolio_id, seq, trade_id, status, amount, entry_price, shares, open_shares, cost_basis,
                    realized_pnl, exit_price, exit_timestamp AT TIME ZONE 'UTC'
                FROM portfolio_positions ORDER BY portfolio_id, seq""",
                "1|2|t1|open|100.00|0.800000|125.000000|125.000000|100.00|0.00|null|null",
                "1|3|t2|closed|50.00|0.250000|200.000000|0.000000|0.00|30.00|0.400000|2024-03-11 00:00:00",
                "1|4|t3|closed|60.00|0.300000|200.000000|0.000000|0.00|-20.00|0.200000|2024-03-11 00:00:01",
                "1|5|t4|closed|10.00|0.300000|33.333333|0.000000|0.00|5.00|0.450000|2024-03-11 00:00:02",
                "1|6|t5|closed|20.00|0.500000|40.000000|0.000000|0.00|0.00|0.500000|2024-03-11 00:00:03",
                "1|7|t6|open|40.00|0.400000|100.000000|100.000000|40.00|0.00|null|null",
                "2|2|trade_1706781600|open|100.00|0.500000|200.000000|200.000000|100.00|0.00|null|null",
                "2|3|unnamed-af8e3163bcc6b27d99d2112f59325c2c|open|25.00|0.500000|50.000000|50.000000|25.00|0.00|null|null",
                "2|4|unnamed-7ce8fea727b55b2327acdcfd61ea744d|closed|30.00|0.600000|50.000000|0.000000|0.00|6.00|null|2024-02-01 10:00:03");
    }

    @Test
    void makesTradesConsistentWithPositions() throws SQLException {
        assertRows(
                """
                SELECT portfolio_id, seq, trade_id, market_id, action, amount, entry_price, shares, confidence, reason
                FROM trades ORDER BY portfolio_id, seq""",
                "1|2|t1|m1|buy_no|100.00|0.800000|125.000000|0.7500|momentum",
                "1|3|t2|m1|buy_yes|50.00|0.250000|200.000000|null|null",
                "1|4|t3|m2|buy_yes|60.00|0.300000|200.000000|null|null",
                "1|5|t4|m2|buy_yes|10.00|0.300000|33.333333|null|null",
                "1|6|t5|m2|buy_yes|20.00|0.500000|40.000000|null|null",
                "1|7|t6|gone|buy_yes|40.00|0.400000|100.000000|null|null",
                "2|2|trade_1706781600|m1|buy_yes|100.00|0.500000|200.000000|null|null",
                "2|3|unnamed-af8e3163bcc6b27d99d2112f59325c2c|m1|buy_no|25.00|0.500000|50.000000|null|null",
                "2|4|unnamed-7ce8fea727b55b2327acdcfd61ea744d|m2|buy_yes|30.00|0.600000|50.000000|null|null");
    }

    @Test
    void reservesTradeIdsAsIdempotencyKeys() throws SQLException {
        assertRows(
                "SELECT count(*), count(*) FILTER (WHERE r.fingerprint = '' AND r.created_at = t.timestamp)"
                        + " FROM trades t LEFT JOIN idempotency_keys r ON r.portfolio_id = t.portfolio_id AND r.request_key = trade_id",
                "9|9");
        assertRows(
                "SELECT http_status, response_body FROM idempotency_keys WHERE portfolio_id = 1 AND request_key = 't1'",
                "201|{\"trade\" : {\"portfolio_id\" : 1, \"trade_id\" : \"t1\"}}");
    }

    @Test
    void postsJournalInTimeOrderAndMatchesTotals() throws SQLException {
        assertRows(
                """
                SELECT seq, type, cash, cost, realized_pnl, shares, position_count, position_pnl, trade_id, price
                FROM journal_entries WHERE portfolio_id = 1 ORDER BY seq""",
                "1|opened|1000.00|0.00|0.00|0.000000|0|null|null|null",
                "2|bought|-100.00|100.00|0.00|125.000000|1|null|t1|0.800000",
                "3|bought|-50.00|50.00|0.00|200.000000|1|null|t2|0.250000",
                "4|bought|-60.00|60.00|0.00|200.000000|1|null|t3|0.300000",
                "5|bought|-10.00|10.00|0.00|33.333333|1|null|t4|0.300000",
                "6|bought|-20.00|20.00|0.00|40.000000|1|null|t5|0.500000",
                "7|bought|-40.00|40.00|0.00|100.000000|1|null|t6|0.400000",
                "8|sold|80.00|-50.00|30.00|-200.000000|-1|30.00|t2|0.400000",
                "9|sold|40.00|-60.00|-20.00|-200.000000|-1|-20.00|t3|0.200000",
                "10|sold|15.00|-10.00|5.00|-33.333333|-1|5.00|t4|0.450000",
                "11|sold|20.00|-20.00|0.00|-40.000000|-1|0.00|t5|0.500000",
                "12|adopted|-25.00|0.00|0.00|0.000000|0|null|null|null");
        assertRows("""
                SELECT p.portfolio_id, count(*), max(j.seq), p.current_balance - sum(cash), p.total_invested - sum(cost),
                    p.realized_pnl - sum(j.realized_pnl), p.open_position_count - sum(position_count),
                    p.closed_pnl - coalesce(sum(position_pnl), 0)
                FROM portfolios p JOIN journal_entries j USING (portfolio_id) GROUP BY p.portfolio_id ORDER BY 1""", "1|12|12|0.00|0.00|0.00|0|0.00", "2|6|6|0.00|0.00|0.00|0|0.00", "3|2|2|0.00|0.00|0.00|0|0.00");
    }
}
