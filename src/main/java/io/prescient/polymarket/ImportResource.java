package io.prescient.polymarket;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.http.ReadFromPrimary;
import io.prescient.idempotency.StoredResponse;
import io.prescient.polymarket.ImportService.Asked;
import io.prescient.polymarket.ImportService.Begun;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.server.Cancellable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/imports")
@Cancellable(false)
@ReadFromPrimary
@Tag(name = "Imports", description = "Events, markets and prices from Polymarket's Gamma API")
public class ImportResource {
    @Inject
    ImportService desk;

    @Inject
    ImportViewRepository reader;

    @Inject
    ImportRunner runner;

    @POST
    @Operation(
            summary =
                    "Import all open events with their markets, or one page of them, at most once per Idempotency-Key",
            description =
                    "Without a body the venue is asked, page by page in the background, by one import at a time, and after "
                            + "that for the events that are open here and gone from its list: how they closed is imported, too. A "
                            + "body is a page as the venue's `/events` answers it and is imported at once. An absent or null field "
                            + "keeps what is known. What cannot be read is skipped and named. A market of two outcomes takes the "
                            + "one called Yes as YES, or else the first one.\n\n"
                            + "What an event or market is follows its `updatedAt`: words that are older than the stored "
                            + "`venue_updated_at` change nothing, propose nothing and are named in `skipped_items` (`left as it is: …`); equal "
                            + "ones apply again. Words without an `updatedAt` (or with one in the future) apply if they were just "
                            + "fetched; in a body, whose age nobody knows, only where no `venue_updated_at` is stored.\n\n"
                            + "Prices become observations: of the time when the page was "
                            + "fetched, so each import adds one; in a body, and in words that are left out as older, of the "
                            + "market's `updatedAt`, so a page that is sent twice adds none and an older one moves no present price.\n\n"
                            + "A repeated `Idempotency-Key` answers with the import that it began, as far as that is now, and with "
                            + "`Idempotency-Replayed: true`; with another body it is a 409. A page whose import failed is "
                            + "imported anew")
    @RequestBody(
            required = false,
            description = "An array of events, or an object that holds it as `events`; at most ten million bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class),
                            example = """
                                    [{"id": "e1", "title": "Weather", "markets": [{"id": "m1", "question": "Rain?",
                                      "outcomes": "[\\"Yes\\", \\"No\\"]", "outcomePrices": "[\\"0.2\\", \\"0.8\\"]",
                                      "updatedAt": "2026-05-01T12:00:00Z", "volume": "1500.25", "closed": false}]}]"""))
    @APIResponse(
            responseCode = "201",
            description = "The page is imported",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "The venue is being asked, or the page of an earlier request with this key is being imported; "
                            + "`Location` tells how far it is",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Uni<RestResponse<ImportView>> post(@HeaderParam("Idempotency-Key") String key, byte[] body) {
        boolean fetches = body == null || body.length == 0;
        return (fetches ? fetch(key) : take(key, body))
                .chain(begun -> reader.one(begun.importId()).map(view -> answer(view, begun.replayed())));
    }

    private static RestResponse<ImportView> answer(ImportView view, boolean replayed) {
        boolean isDone = view.source() == ImportSource.body && !view.isRunning();
        var answer = RestResponse.ResponseBuilder.create(isDone ? Status.CREATED : Status.ACCEPTED, view)
                .location(URI.create("/v1/imports/" + view.importId()));
        return (replayed ? answer.header(StoredResponse.REPLAYED_HEADER, true) : answer).build();
    }

    @GET
    @Operation(summary = "List imports, newest first")
    public Uni<Page<ImportView>> list(@BeanParam Paging page) {
        return reader.page(page.limit(), page.after);
    }

    @GET
    @Path("/{import_id}")
    @Operation(summary = "One import, and how far it is")
    public Uni<ImportView> get(@PathParam("import_id") long id) {
        return reader.one(id);
    }

    // What only reads ends with its client.
    @Cancellable
    @RequireImport
    @GET
    @Path("/{import_id}/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "One import after each change, as server-sent events, until it has ended",
            description = "A stream that ends while `status` is still `running` was cut off: open it again")
    public Multi<ImportView> stream(@PathParam("import_id") long id) {
        return reader.changes(id);
    }

    private Uni<Begun> fetch(String key) {
        return desk.fetch(Asked.forFetch(key)).invoke(begun -> {
            if (!begun.replayed()) {
                runner.start(begun.importId());
            }
        });
    }

    /// A page of ten million bytes would keep an event loop busy.
    private Uni<Begun> take(String key, byte[] body) {
        return Uni.createFrom()
                .item(body)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(bytes -> UploadedPage.read(key, bytes))
                .chain(this::take);
    }

    private Uni<Begun> take(UploadedPage sent) {
        return desk.take(sent.asked())
                .call(begun ->
                        begun.replayed() ? Uni.createFrom().voidItem() : runner.run(begun.importId(), sent.page()));
    }
}
