package io.prescient.stream;

import io.prescient.portfolio.PortfolioRepository;
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
@Tag(name = "Streams", description = "What happens, while it happens")
public class PortfolioStreamResource {
    @Inject
    PortfolioChangePoller feed;

    @Inject
    PortfolioRepository reader;

    @Inject
    StreamContext means;

    @Inject
    StreamLifecycle streams;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "A portfolio as it changes: a snapshot, then every journal entry, without a hole",
            description = """
                    Server-sent events, or with `Accept: application/x-ndjson` the same one a line:
                    `{"event": …, "id": …, "data": …}`.

                    - `snapshot`: the portfolio as `GET /v1/portfolios/{id}` tells it, at seq N; `id` is N.
                    - `entry`: a journal entry as `GET …/journal` tells it; `id` is its seq: N + 1, N + 2, …, each once.
                    - `mark`: what the portfolio is worth in dollars at the present prices, after the entry `seq`; without an
                      `id`, at most one a second, only if total_value, unrealized_pnl or total_profit_loss is another than in
                      the last one or the snapshot. Prices in between are left out.
                    - `end`: the last event, `{"reason": …, "resume_after": N}`. `slow`: the client had caught up with the
                      present, then stayed behind the newest 256 entries for 30 seconds; whoever is still reading the past
                      is never cut for that. `shutdown`, `schema_unknown`: this replica serves no more, another one does;
                      `unavailable`: the database has not answered for 30 seconds, and nobody knows what is new; `failed`: the
                      service made a mistake, and logged it; `deleted`: there is nothing to resume, and no `resume_after`.
                    - Who does not read at all gets no `end`: after 60 seconds an HTTP/1.1 connection is closed, and of an
                      HTTP/2 connection this stream is reset and the others go on.
                    - A heartbeat every 15 seconds of silence: a comment, or the line `{"event": "heartbeat"}`, with which
                      NDJSON also begins.

                    With `Last-Event-ID` or `after` there is no snapshot: the entries after that seq come first, however many
                    they are, then the new ones. A seq that this replica has not seen yet is waited for like `min_seq`.
                    A browser comes back by itself after a cut, but gives up at a 503 and must be told to begin anew.
                    Snapshot and entries add up: the totals of the snapshot with cash, cost and realized_pnl of the entries
                    added are those of the portfolio after the last one.""")
    @APIResponse(
            responseCode = "200",
            description = "Until the client leaves",
            content = {
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(implementation = String.class),
                        example = """
                                id: 7
                                event: entry
                                data: {"seq": 7, "kind": "deposited", "cash": "100.00", …}
                                """),
                @Content(
                        mediaType = RestMediaType.APPLICATION_NDJSON,
                        schema = @Schema(implementation = StreamEvent.class))
            })
    public Multi<OutboundSseEvent> events(long id, @BeanParam ResumePoint resume, @Context Sse sse) {
        return streams.sse(sse, teller(id, resume));
    }

    @GET
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true)
    public Multi<StreamEvent> lines(long id, @BeanParam ResumePoint resume) {
        return streams.lines(teller(id, resume));
    }

    private PortfolioSubscription teller(long id, ResumePoint resume) {
        return new PortfolioSubscription(means, feed, reader, id, resume.afterSeq());
    }
}
