package io.prescient.snapshot;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;

/// A range of time: `from` is inclusive, `until` is exclusive. An absent bound does not filter.
public class SnapshotFilter {
    @QueryParam("from")
    public Instant from;

    @QueryParam("until")
    public Instant until;
}
