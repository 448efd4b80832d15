package io.prescient.snapshot;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/markets/{market_id}/candles")
@Tag(name = "Snapshots")
public class CandleResource {
    @Inject
    CandleRepository reader;

    @GET
    @Operation(
            summary = "List the candles of a YES share and the gaps without observations",
            description = "Intervals are aligned to UTC. `from` is rounded down to an interval, `until` is rounded up.")
    public Uni<Candles> candles(
            @PathParam("market_id") String id,
            @QueryParam("interval") @DefaultValue("1h") CandleInterval interval,
            @QueryParam("from")
                    @Parameter(
                            description =
                                    "Inclusive; at most 5,000 intervals before until. Default: 500 intervals before")
                    @Nullable
                    Instant from,
            @QueryParam("until") @Parameter(description = "Exclusive. Default: now") @Nullable Instant until) {
        return reader.candles(id, interval, from, until);
    }
}
