package io.prescient.snapshot;

import io.prescient.http.RowValues;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Rows;
import io.prescient.money.Volume;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An observation as the API shows it.
public record SnapshotView(
        String marketId,
        Instant timestamp,

        @Schema(
                nullable = true,
                description = "Dollars per YES share; null where it was cleared",
                examples = "\"0.620000\"")
        Price yesPrice,

        @Schema(
                nullable = true,
                description = "Dollars per NO share; null where it was not known or cleared",
                examples = "\"0.390000\"")
        Price noPrice,

        @Schema(description = "Dollars resting in the market")
        Volume liquidity,

        @Schema(description = "Dollars traded so far") Volume volume,

        @Schema(description = "Dollars traded in the last 24 hours")
        Volume volume24hr,

        @Schema(nullable = true, description = "abs(yes_price - no_price)")
        Ratio marketConviction,

        @Schema(nullable = true, description = PriceSource.MEANING)
        PriceSource source) {

    /// The columns of the table aliased `s`; a market's own conviction is computed and rounded in the same way.
    static final String COLUMNS = """
            s.market_id, s.timestamp, s.yes_price, s.no_price, s.liquidity, s.volume, s.volume24hr, s.source,
            abs(s.yes_price - s.no_price)::numeric(5, 4) AS market_conviction""";

    static SnapshotView of(Row row) {
        return new SnapshotView(
                row.getString("market_id"),
                RowValues.instant(row, "timestamp"),
                Rows.price(row, "yes_price"),
                Rows.price(row, "no_price"),
                Rows.volume(row, "liquidity"),
                Rows.volume(row, "volume"),
                Rows.volume(row, "volume24hr"),
                Rows.ratio(row, "market_conviction"),
                PriceSource.of(row.getString("source")));
    }
}
