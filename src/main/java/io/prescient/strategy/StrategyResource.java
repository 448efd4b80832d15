package io.prescient.strategy;

import io.prescient.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/strategies")
@Tag(name = "Strategies", description = "Rules that turn markets into signals, and the cycles that follow them")
public class StrategyResource {
    @Inject
    Strategies strategies;

    @Inject
    ConfigSchemas schemas;

    @GET
    @Operation(summary = "The strategies that are known here, with the schema and defaults of their configuration")
    public Uni<Page<StrategyView>> list() {
        return Uni.createFrom()
                .item(() -> new Page<>(
                        strategies.inOrder().stream().map(schemas::describe).toList(), null));
    }
}
