package io.prescient.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/events")
@Cancellable(false)
@Tag(name = "Events", description = "Events group markets that belong together")
public class EventResource {
    @Inject
    MarketUpsertService upserts;

    @Inject
    EventRepository repository;

    @Inject
    MarketDeletionRepository deletions;

    @PUT
    @Path("/{event_id}")
    @Operation(summary = "Create or update an event. An absent field keeps its value, null clears it")
    public Uni<EventView> put(
            @PathParam("event_id") @Size(max = 255) String id,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = EventInput.class)))
                    ObjectNode event) {
        return upserts.putEvent(id, event).chain(() -> repository.one(id));
    }

    @POST
    @Operation(summary = "Create or update up to 10,000 events. One invalid element rejects the whole request")
    public Uni<MarketUpsertService.Stored> post(
            @NotNull
                    @Size(min = 1, max = 10_000)
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(type = SchemaType.ARRAY, implementation = EventInput.class),
                                            example = """
                                                    [{"event_id": "weather-in-paris", "title": "Weather in Paris", "volume": "140000.00"}]"""))
                    List<ObjectNode> events) {
        return upserts.postEvents(events);
    }

    @GET
    @Operation(summary = "List events")
    public Uni<Page<EventView>> list(@BeanParam ListingFilter filter, @BeanParam Paging page) {
        return repository.page(filter, page);
    }

    @GET
    @Path("/{event_id}")
    @Operation(summary = "Get an event")
    public Uni<EventView> get(@PathParam("event_id") String id) {
        return repository.one(id);
    }

    @DELETE
    @Path("/{event_id}")
    @Operation(
            summary = "Delete an event with its markets and their snapshots",
            description =
                    "Only an event whose markets have no positions, trades, signals and settlement can be deleted")
    public Uni<Void> delete(@PathParam("event_id") String id) {
        return deletions.deleteEvent(id);
    }
}
