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
@Path("/v1/markets")
@Cancellable(false)
@Tag(name = "Markets", description = "Yes/no questions and the current price of each side")
public class MarketResource {
    @Inject
    MarketUpsertService upserts;

    @Inject
    MarketRepository repository;

    @Inject
    MarketDeletionRepository deletions;

    @PUT
    @Path("/{market_id}")
    @Operation(summary = "Create or update a market. An absent field keeps its value, null clears it")
    public Uni<MarketView> put(
            @PathParam("market_id") @Size(max = 255) String id,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = MarketInput.class)))
                    ObjectNode market) {
        return upserts.putMarket(id, market).chain(() -> repository.one(id));
    }

    @POST
    @Operation(summary = "Create or update up to 10,000 markets. One invalid element rejects the whole request")
    public Uni<MarketUpsertService.Stored> post(
            @NotNull
                    @Size(min = 1, max = 10_000)
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.ARRAY,
                                                            implementation = MarketInput.class),
                                            example = """
                                                    [{"market_id": "fog", "question": "Will it be foggy tomorrow?", "yes_price": "0.20"},
                                                     {"market_id": "snow", "question": "Will it snow tomorrow?", "yes_price": "0.05"}]"""))
                    List<ObjectNode> markets) {
        return upserts.postMarkets(markets);
    }

    @GET
    @Operation(summary = "List markets")
    public Uni<Page<MarketView>> list(@BeanParam MarketFilter filter, @BeanParam Paging page) {
        return repository.page(filter, page);
    }

    @GET
    @Path("/{market_id}")
    @Operation(summary = "Get a market")
    public Uni<MarketView> get(@PathParam("market_id") String id) {
        return repository.one(id);
    }

    @DELETE
    @Path("/{market_id}")
    @Operation(
            summary = "Delete a market with its snapshots",
            description = "Only a market without positions, trades, signals and settlement can be deleted")
    public Uni<Void> delete(@PathParam("market_id") String id) {
        return deletions.deleteMarket(id);
    }
}
