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

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/markets/{market_id}/candles")
@Tag(name = "Snapshots")
public class CandleResource {
    @Inject
    CandleRepository reader;

    @GET
    @Operation(
            summary = "Open, high, low and close of a YES share, and where nothing was observed",
            description = "Intervals begin at round UTC times and are shown whole: from is rounded down and until up.")
    public Uni<Candles> candles(
            @PathParam("market_id") String id,
            @QueryParam("interval") @DefaultValue("1h") CandleInterval interval,
            @QueryParam("from")
                    @Parameter(
                            description = "Inclusive; default 500 intervals before the end, at most 5,000 before until")
                    Instant from,
            @QueryParam("until") @Parameter(description = "Exclusive; default now") Instant until) {
        return reader.candles(id, interval, from, until);
    }
}
