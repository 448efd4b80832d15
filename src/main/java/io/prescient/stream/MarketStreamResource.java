package io.prescient.stream;

import io.prescient.snapshot.SnapshotRepository;
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
    PriceChangePoller feed;

    @Inject
    SnapshotRepository reader;

    @Inject
    StreamContext means;

    @Inject
    StreamLifecycle streams;

    @GET
    @RequireMarket
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "A market's price as it moves, observation by observation", description = """
                    Server-sent events, or with `Accept: application/x-ndjson` the same one a line.

                    - `snapshot`: `{"items": …, "missing": …}` as `GET /v1/snapshots/latest` tells it; `id` is the time of the
                      observation, the epoch if there is none yet.
                    - `price`: an observation of a later time than the one before it, prices in dollars per share; `id` is its
                      `timestamp`.
                    - `end` and heartbeats as in a portfolio's stream; `resume_after` is a time.

                    With `Last-Event-ID` or `after` there is no snapshot: every stored observation of a later time comes
                    first, then the new ones. What is observed late, of an earlier time than the last one told, moves no price
                    and is not told; `GET …/snapshots` has it.""")
    @APIResponse(
            responseCode = "200",
            description = "Until the client leaves",
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
        return streams.sse(sse, teller(id, resume));
    }

    @GET
    @RequireMarket
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true)
    public Multi<StreamEvent> lines(@PathParam("market_id") String id, @BeanParam ResumeTimestamp resume) {
        return streams.lines(teller(id, resume));
    }

    private MarketSubscription teller(String id, ResumeTimestamp resume) {
        return new MarketSubscription(means, feed, reader, id, resume.afterTime(means.clock.instant()));
    }
}
