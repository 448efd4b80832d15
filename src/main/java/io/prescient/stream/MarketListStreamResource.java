package io.prescient.stream;

import io.prescient.snapshot.SnapshotRepository;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/stream")
@Tag(name = "Streams")
public class MarketListStreamResource {
    private static final int MOST_MARKETS = 1_000;

    @Inject
    PriceChangePoller feed;

    @Inject
    SnapshotRepository reader;

    @Inject
    StreamContext means;

    @Inject
    StreamLifecycle streams;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "What up to 1,000 markets cost, as it changes", description = """
                    Server-sent events, or with `Accept: application/x-ndjson` the same one a line.

                    - `snapshot`: `{"items": …, "missing": …}` as `GET /v1/snapshots/latest` tells it.
                    - `price`: a market's newest observation, prices in dollars per share. The time of a market's prices only
                      grows. Observations in between are left out, the more the slower the client reads; the newest never is.
                    - `end` and heartbeats as in a portfolio's stream.

                    Prices are states, and these events have no `id`: whoever reconnects gets a new snapshot, which misses no
                    state. For every observation see `GET /v1/markets/{market_id}/stream`. A market that is not known yet is
                    told when it is observed.""")
    @APIResponse(
            responseCode = "200",
            description = "Until the client leaves",
            content = {
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(implementation = String.class),
                        example = """
                                event: price
                                data: {"market_id": "rain", "timestamp": "2026-05-01T12:00:00Z", "yes_price": "0.200000", …}
                                """),
                @Content(
                        mediaType = RestMediaType.APPLICATION_NDJSON,
                        schema = @Schema(implementation = StreamEvent.class))
            })
    public Multi<OutboundSseEvent> events(
            @QueryParam("market_id") @Parameter(description = "1 to 1,000 of them", required = true)
                    List<String> marketIds,
            @Context Sse sse) {
        return streams.sse(sse, teller(marketIds));
    }

    @GET
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true)
    public Multi<StreamEvent> lines(@QueryParam("market_id") List<String> marketIds) {
        return streams.lines(teller(marketIds));
    }

    private MarketListSubscription teller(List<String> marketIds) {
        if (marketIds.isEmpty() || marketIds.size() > MOST_MARKETS) {
            throw ResumePoint.invalid("market_id", "must be given 1 to " + MOST_MARKETS + " times");
        }
        return new MarketListSubscription(means, feed, reader, marketIds);
    }
}
