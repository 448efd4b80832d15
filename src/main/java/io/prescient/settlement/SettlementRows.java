package io.prescient.settlement;

import io.prescient.commit.RowType;
import io.prescient.commit.Write;
import io.prescient.persistence.Columns;

/// Counts the positions that settlements have paid.
final class SettlementRows {
    /// The number of positions of a portfolio that a version has paid.
    record Paid(long portfolioId, String marketId, int version, int positionCount) {}

    static final RowType<String, Paid> PAID = RowType.of(
            6,
            Paid::portfolioId,
            paid -> paid.marketId + " " + paid.version,
            new Write<>(
                    """
                    UPDATE settlements s SET positions_settled = s.positions_settled + paid.positions
                    FROM (SELECT market_id, version, sum(positions) AS positions
                        FROM unnest($1::text[], $2::integer[], $3::integer[]) AS v (market_id, version, positions)
                        GROUP BY market_id, version ORDER BY market_id, version) paid
                    WHERE s.market_id = paid.market_id AND s.version = paid.version""",
                    new Columns<Paid>()
                            .text("market_id", Paid::marketId)
                            .integer("version", Paid::version)
                            .integer("positions", Paid::positionCount)),
            null);

    private SettlementRows() {}
}
