package io.prescient.polymarket;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.http.ReadFromPrimary;
import io.prescient.idempotency.StoredResponse;
import io.prescient.polymarket.ImportService.KeyedRequest;
import io.prescient.polymarket.ImportService.StartedImport;
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
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/imports")
@Cancellable(false)
@ReadFromPrimary
@Tag(name = "Imports", description = "Imports of events, markets and prices from Polymarket's Gamma API")
public class ImportResource {
    @Inject
    ImportService service;

    @Inject
    ImportRepository imports;

    @Inject
    ImportRunner runner;

    @POST
    @Operation(
            summary = "Import all open events with their markets, or one uploaded page",
            description =
                    "Without a body, one import at a time fetches all pages of open events from the Gamma API in the background, "
                            + "and then looks up the stored events that the list does not contain any more. With a body, which is a "
                            + "page as returned by Gamma's `/events` or `/markets`, the page is imported before the response. Absent "
                            + "and null fields keep the stored value, and so do fields that cannot be read, which are listed. "
                            + "Items without an id are skipped and listed. If a page contains an id twice, the newer `updatedAt` "
                            + "holds. The YES side of a market is the outcome "
                            + "named Yes, else the first of its two outcomes.\n\n"
                            + "The newest `updatedAt` wins: an event or market that is older than the stored `source_updated_at` is not "
                            + "updated, causes no proposal, and is listed in `skipped_items` (`not updated: …`); an equal one applies again. "
                            + "Without an `updatedAt`, or with one in the future, a fetched item applies, and an uploaded one applies "
                            + "only if no `source_updated_at` is stored.\n\n"
                            + "Prices become observations at the time of the fetch, so each fetch adds one. Prices of an uploaded page, "
                            + "and those of outdated items, are observed at the market's `updatedAt`, so a repeated page adds none and "
                            + "an older one does not change the current price.\n\n"
                            + "A repeated `Idempotency-Key` returns the import that it started, in its current state, with "
                            + "`Idempotency-Replayed: true`; with another body it is rejected with 409. An uploaded page whose "
                            + "import failed is imported again")
    @RequestBody(
            required = false,
            description =
                    "An array of events or markets, or an object with the array as `events` or `markets`; at most "
                            + "10,000,000 bytes",
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
            description = "The uploaded page is imported",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The import is running; `Location` is its URL",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Uni<RestResponse<ImportView>> post(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte @Nullable [] body) {
        return (body == null || body.length == 0 ? startFetch(key) : importUpload(key, body))
                .chain(started -> imports.get(started.importId()).map(view -> response(view, started.replayed())));
    }

    private static RestResponse<ImportView> response(ImportView view, boolean replayed) {
        boolean isDone = view.source() == ImportSource.body && !view.isRunning();
        var response = RestResponse.ResponseBuilder.create(isDone ? Status.CREATED : Status.ACCEPTED, view)
                .location(URI.create("/v1/imports/" + view.importId()));
        return (replayed ? response.header(StoredResponse.REPLAYED_HEADER, true) : response).build();
    }

    @GET
    @Operation(summary = "List imports, newest first")
    public Uni<Page<ImportView>> list(@BeanParam Paging page) {
        return imports.page(page.limit(), page.after);
    }

    @GET
    @Path("/{import_id}")
    @Operation(summary = "Get an import and its current counts")
    public Uni<ImportView> get(@PathParam("import_id") long id) {
        return imports.get(id);
    }

    // A request that only reads ends when its client disconnects.
    @Cancellable
    @RequireImport
    @GET
    @Path("/{import_id}/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Stream an import after each change, as server-sent events, until it ends",
            description = "If the stream ends while `status` is `running`, it was interrupted: open it again")
    public Multi<ImportView> stream(@PathParam("import_id") long id) {
        return service.changes(id);
    }

    private Uni<StartedImport> startFetch(@Nullable String key) {
        return service.startFetch(KeyedRequest.forFetch(key)).invoke(started -> {
            if (!started.replayed()) {
                runner.start(started.importId());
            }
        });
    }

    /// Parses on a worker thread: a page of ten million bytes would block an event loop.
    private Uni<StartedImport> importUpload(@Nullable String key, byte[] body) {
        return Uni.createFrom()
                .item(body)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(bytes -> UploadedPage.read(key, bytes))
                .chain(this::importUpload);
    }

    private Uni<StartedImport> importUpload(UploadedPage upload) {
        return service.startUpload(upload.request())
                .call(started -> started.replayed()
                        ? Uni.createFrom().voidItem()
                        : runner.run(started.importId(), upload.page()));
    }
}
