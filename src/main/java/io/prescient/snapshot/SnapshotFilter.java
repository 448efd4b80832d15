package io.prescient.snapshot;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;

/// Which observations of a market are wanted; bounds are inclusive, an absent one is none.
public class SnapshotFilter {
    @QueryParam("from")
    public Instant from;

    @QueryParam("until")
    public Instant until;
}
