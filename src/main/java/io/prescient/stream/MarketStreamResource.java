package io.prescient.stream;

import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/markets/{market_id}/stream")
@Tag(name = "Streams")
public class MarketStreamResource {
    @Inject
    SubscriptionFactory subscriptions;

    @GET
    @RequireMarket
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Stream every price observation of a market", description = """
                    Sends server-sent events, or NDJSON with `Accept: application/x-ndjson`.

                    - `snapshot`: `{"items": …, "missing": …}`, the body of `GET /v1/snapshots/latest`. Its `id` is
                      the time of the observation, or the epoch if there is none.
                    - `price`: an observation that is later than the previous one, prices in dollars per share. Its
                      `id` is its `timestamp`.
                    - `end` and heartbeats: as in the stream of a portfolio. `resume_after` is a time.

                    With `Last-Event-ID` or `after`, the stream sends no snapshot. It sends every stored observation
                    after that time first, then new ones. The stream skips an observation that arrives late, with a
                    time before the last one sent. `GET …/snapshots` lists it.""")
    @APIResponse(
            responseCode = "200",
            description = "The stream. It stays open until the client disconnects or an `end` event",
            content = {
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(implementation = String.class),
                        example = """
                                id: 2026-05-01T12:00:00Z
                                event: price
                                data: {"market_id": "rain", "timestamp": "2026-05-01T12:00:00Z", "yes_price": "0.200000", …}
                                """),
                @Content(
                        mediaType = RestMediaType.APPLICATION_NDJSON,
                        schema = @Schema(implementation = StreamEvent.class))
            })
    public Multi<OutboundSseEvent> events(
            @PathParam("market_id") String id, @BeanParam ResumeTimestamp resume, @Context Sse sse) {
        return StreamFormat.serverSentEvents(sse, subscriptions.market(id, resume));
    }

    @GET
    @RequireMarket
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true)
    public Multi<StreamEvent> lines(@PathParam("market_id") String id, @BeanParam ResumeTimestamp resume) {
        return StreamFormat.lines(subscriptions.market(id, resume));
    }
}
