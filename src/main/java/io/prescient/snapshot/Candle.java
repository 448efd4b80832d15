package io.prescient.snapshot;

import io.prescient.money.Price;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The prices of a YES share in one interval, in dollars from 0 to 1. Only intervals with an observation have a candle.
public record Candle(
        @Schema(description = "Start of the interval, inclusive")
        Instant from,

        @Schema(description = "First observed price") Price open,
        @Schema(description = "Highest observed price") Price high,
        @Schema(description = "Lowest observed price") Price low,
        @Schema(description = "Last observed price") Price close,
        @Schema(description = "Number of observations") long count) {

    static Candle of(Row row) {
        return new Candle(
                Rows.instant(row, "start"),
                Rows.price(row, "open"),
                Rows.price(row, "high"),
                Rows.price(row, "low"),
                Rows.price(row, "close"),
                row.getLong("count"));
    }
}
