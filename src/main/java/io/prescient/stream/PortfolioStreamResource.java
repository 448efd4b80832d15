package io.prescient.stream;

import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
@Path("/v1/portfolios/{id}/stream")
@Tag(name = "Streams", description = "Changes of portfolios and prices as they happen")
public class PortfolioStreamResource {
    @Inject
    SubscriptionFactory subscriptions;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Stream a portfolio: a snapshot, then every journal entry without gaps", description = """
                    Sends server-sent events, or NDJSON with `Accept: application/x-ndjson`:
                    `{"event": …, "id": …, "data": …}`.

                    - `snapshot`: the portfolio at seq N, the body of `GET /v1/portfolios/{id}`. Its `id` is N.
                    - `entry`: a journal entry as in `GET …/journal`. Its `id` is its seq: N + 1, N + 2, …, each
                      exactly once.
                    - `mark`: the value of the portfolio in dollars at the current prices, after the entry `seq`. It
                      has no `id`. The stream sends at most one per second, and only if total_value, unrealized_pnl or
                      total_profit_loss differs from the last `mark` or the snapshot. It may skip prices in between.
                    - `end`: the last event, `{"reason": …, "resume_after": N}`. Reasons:
                      - `slow`: the client had caught up, then stayed more than 256 entries behind for 30 seconds. A
                        client that still reads past entries is not disconnected for this.
                      - `shutdown`, `schema_unknown`: this replica stops serving. Connect to another one.
                      - `unavailable`: the database has not responded for 30 seconds.
                      - `failed`: an internal error, which the service has logged.
                      - `deleted`: the portfolio was deleted. There is no `resume_after`.
                    - A client that does not read at all gets no `end`. After 60 seconds the service closes an
                      HTTP/1.1 connection. On an HTTP/2 connection it resets this stream only.
                    - Heartbeat: after every 15 seconds without an event, a comment, or the line
                      `{"event": "heartbeat"}`. An NDJSON stream also begins with this line.

                    With `Last-Event-ID` or `after`, the stream sends no snapshot. It sends all entries after that seq
                    first, then new ones. If this replica has not reached that seq yet, the request waits as with
                    `min_seq`.
                    A browser reconnects by itself after an `end`. It does not reconnect after a 503, so the client
                    must open a new stream.
                    Snapshot and entries add up: the totals of the snapshot plus cash, cost and realized_pnl of the
                    entries are the totals of the portfolio after the last entry.""")
    @APIResponse(
            responseCode = "200",
            description = "The stream. It stays open until the client disconnects or an `end` event",
            content = {
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(implementation = String.class),
                        example = """
                                id: 7
                                event: entry
                                data: {"seq": 7, "type": "deposited", "cash": "100.00", …}
                                """),
                @Content(
                        mediaType = RestMediaType.APPLICATION_NDJSON,
                        schema = @Schema(implementation = StreamEvent.class))
            })
    public Multi<OutboundSseEvent> events(long id, @BeanParam ResumePoint resume, @Context Sse sse) {
        return StreamFormat.serverSentEvents(sse, subscriptions.portfolio(id, resume));
    }

    @GET
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true)
    public Multi<StreamEvent> lines(long id, @BeanParam ResumePoint resume) {
        return StreamFormat.lines(subscriptions.portfolio(id, resume));
    }
}
