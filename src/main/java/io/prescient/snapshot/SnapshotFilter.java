package io.prescient.snapshot;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;

/// A range of time: `from` is inclusive, `until` exclusive. An absent bound is none.
public class SnapshotFilter {
    @QueryParam("from")
    public Instant from;

    @QueryParam("until")
    public Instant until;
}
