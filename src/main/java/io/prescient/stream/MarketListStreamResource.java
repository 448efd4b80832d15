package io.prescient.stream;

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
    @Inject
    SubscriptionFactory subscriptions;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Stream the prices of up to 1,000 markets", description = """
                    Sends server-sent events, or NDJSON with `Accept: application/x-ndjson`.

                    - `snapshot`: `{"items": …, "missing": …}`, the body of `GET /v1/snapshots/latest`.
                    - `price`: the newest observation of a market, prices in dollars per share. The `timestamp` of one
                      market only increases. A slow client receives fewer observations: the stream may skip some, but
                      never the newest.
                    - `end` and heartbeats: as in the stream of a portfolio.

                    These events have no `id`, because a price is a state. A client that reconnects receives a new
                    snapshot and misses no state. To receive every observation, use
                    `GET /v1/markets/{market_id}/stream`. A market that is not known yet is sent when it is first
                    observed.""")
    @APIResponse(
            responseCode = "200",
            description = "The stream. It stays open until the client disconnects or an `end` event",
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
            @QueryParam("market_id")
                    @Parameter(description = "A market to include. Repeat it for up to 1,000 markets", required = true)
                    List<String> marketIds,
            @Context Sse sse) {
        return StreamFormat.serverSentEvents(sse, subscriptions.markets(marketIds));
    }

    @GET
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true)
    public Multi<StreamEvent> lines(@QueryParam("market_id") List<String> marketIds) {
        return StreamFormat.lines(subscriptions.markets(marketIds));
    }
}
