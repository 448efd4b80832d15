package io.prescient.snapshot;

import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An observation in a response.
public record SnapshotView(
        String marketId,
        Instant timestamp,

        @Schema(
                nullable = true,
                description = "Dollars per YES share, 0 to 1; null if the price was cleared",
                examples = "\"0.620000\"")
        @Nullable
        Price yesPrice,

        @Schema(
                nullable = true,
                description = "Dollars per NO share, 0 to 1; null if it was unknown or cleared",
                examples = "\"0.390000\"")
        @Nullable
        Price noPrice,

        @Schema(description = "Liquidity of the market in dollars") @Nullable
        Volume liquidity,

        @Schema(description = "Total traded volume in dollars") @Nullable
        Volume volume,

        @Schema(description = "Traded volume of the last 24 hours in dollars") @Nullable
        Volume volume24hr,

        @Schema(nullable = true, description = "abs(yes_price - no_price), 0 to 1, 4 decimal places") @Nullable
        Ratio marketConviction,

        @Schema(nullable = true, description = PriceSource.MEANING) @Nullable
        PriceSource source) {

    /// Columns of `market_snapshots` with the alias `s`. The conviction is computed and rounded as that of a market.
    static final String COLUMNS = """
            s.market_id, s.timestamp, s.yes_price, s.no_price, s.liquidity, s.volume, s.volume24hr, s.source,
            abs(s.yes_price - s.no_price)::numeric(5, 4) AS market_conviction""";

    static SnapshotView of(Row row) {
        return new SnapshotView(
                row.getString("market_id"),
                Rows.instant(row, "timestamp"),
                Rows.nullablePrice(row, "yes_price"),
                Rows.nullablePrice(row, "no_price"),
                Rows.nullableVolume(row, "liquidity"),
                Rows.nullableVolume(row, "volume"),
                Rows.nullableVolume(row, "volume24hr"),
                Rows.nullableRatio(row, "market_conviction"),
                PriceSource.of(row.getString("source")));
    }
}
