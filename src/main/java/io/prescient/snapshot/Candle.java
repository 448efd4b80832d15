package io.prescient.snapshot;

import io.prescient.http.RowValues;
import io.prescient.money.Price;
import io.prescient.money.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a YES share cost, in dollars, during one interval in which it was observed.
public record Candle(
        @Schema(description = "Beginning of the interval, a round UTC time")
        Instant from,

        @Schema(description = "First price") Price open,
        @Schema(description = "Highest price") Price high,
        @Schema(description = "Lowest price") Price low,
        @Schema(description = "Last price") Price close,
        @Schema(description = "Observations") long count) {

    static Candle of(Row row) {
        return new Candle(
                RowValues.instant(row, "start"),
                Rows.price(row, "open"),
                Rows.price(row, "high"),
                Rows.price(row, "low"),
                Rows.price(row, "close"),
                row.getLong("count"));
    }
}
