package io.prescient.venue;

import io.prescient.web.Page;
import io.prescient.web.Paging;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
@Tag(name = "Imports", description = "Events, markets and prices from Polymarket's Gamma API")
public class ImportResource {
    @Inject
    ImportLedger ledger;

    @Inject
    ImportReader reader;

    @Inject
    ImportRunner runner;

    @POST
    @Operation(
            summary = "Import all open events with their markets, or one page of them",
            description =
                    "Without a body the venue is asked, page by page in the background, by one import at a time. A "
                            + "body is a page as the venue's `/events` answers it and is imported at once. An absent or null field "
                            + "keeps what is known. What cannot be read is skipped and named. A market of two outcomes takes the "
                            + "one called Yes as YES, or else the first one. Prices become observations: of the time when the page was "
                            + "fetched, so each import adds one; in a body of the market's `updatedAt`, so a page that is sent twice "
                            + "adds none")
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
            description = "The venue is being asked; `Location` tells how far it is",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Uni<RestResponse<ImportView>> post(byte[] body) {
        boolean fetches = body == null || body.length == 0;
        return (fetches ? fetch() : take(GammaPage.read(body)))
                .chain(reader::one)
                .map(view -> RestResponse.ResponseBuilder.create(fetches ? Status.ACCEPTED : Status.CREATED, view)
                        .location(URI.create("/v1/imports/" + view.importId()))
                        .build());
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
    @OfKnownImport
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

    private Uni<Long> fetch() {
        return ledger.beginFetch().invoke(runner::start);
    }

    private Uni<Long> take(GammaPage page) {
        return ledger.beginBody().call(id -> runner.run(id, page));
    }
}
