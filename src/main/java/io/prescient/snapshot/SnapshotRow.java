package io.prescient.snapshot;

import io.prescient.money.Price;
import io.prescient.money.Volume;
import io.prescient.persistence.Columns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An observation as it is stored. An observation that clears a price has none.
record SnapshotRow(
        String marketId,
        Instant timestamp,
        @Nullable Price yesPrice,
        @Nullable Price noPrice,
        @Nullable Volume liquidity,
        @Nullable Volume volume,
        @Nullable Volume volume24hr) {

    /// The columns of an observed price.
    static Columns<SnapshotRow> prices() {
        return new Columns<SnapshotRow>()
                .text("market_id", SnapshotRow::marketId)
                .timestamptz("timestamp", SnapshotRow::timestamp)
                .numeric("yes_price", SnapshotRow::yesPrice, Price::dollars)
                .numeric("no_price", SnapshotRow::noPrice, Price::dollars);
    }
}
