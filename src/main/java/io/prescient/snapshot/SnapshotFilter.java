package io.prescient.snapshot;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A range of time: `from` is inclusive, `until` is exclusive. An absent bound does not filter.
public class SnapshotFilter {
    @QueryParam("from")
    public @Nullable Instant from;

    @QueryParam("until")
    public @Nullable Instant until;
}
