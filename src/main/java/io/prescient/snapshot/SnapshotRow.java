package io.prescient.snapshot;

import io.prescient.money.Price;
import io.prescient.money.Volume;
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
        @Nullable Volume volume24hr) {}
