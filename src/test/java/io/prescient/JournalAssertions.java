package io.prescient;

import static io.prescient.Api.getPortfolio;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Assertions about the journal of a portfolio.
public final class JournalAssertions {
    private JournalAssertions() {}

    /// Asserts that the journal has no gap and that its sums equal the totals of the portfolio.
    public static void assertJournalMatchesTotals(long portfolio, int entries) {
        var journal = Api.get("/v1/portfolios/" + portfolio + "/journal?limit=1000")
                .extract()
                .jsonPath();
        List<Map<String, Object>> items = journal.getList("items");
        assertEquals(entries, items.size());
        var sums = new HashMap<String, BigDecimal>();
        for (int i = 0; i < items.size(); i++) {
            assertEquals(i + 1, items.get(i).get("seq"));
            for (String column : List.of("cash", "cost", "realized_pnl")) {
                sums.merge(column, new BigDecimal((String) items.get(i).get(column)), BigDecimal::add);
            }
        }
        var p = getPortfolio(portfolio);
        assertEquals(entries, p.getInt("seq"));
        assertEquals(p.getString("current_balance"), sums.get("cash").toPlainString());
        assertEquals(p.getString("total_invested"), sums.get("cost").toPlainString());
        assertEquals(p.getString("realized_pnl"), sums.get("realized_pnl").toPlainString());
    }
}
