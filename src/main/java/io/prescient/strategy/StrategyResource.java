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
@Tag(name = "Strategies", description = "Strategies, and cycles that execute their signals")
public class StrategyResource {
    @Inject
    Strategies strategies;

    @Inject
    ConfigSchemas schemas;

    @GET
    @Operation(summary = "List the strategies with the JSON Schema and the defaults of their configuration")
    public Uni<Page<StrategyView>> list() {
        return Uni.createFrom()
                .item(() -> new Page<>(
                        strategies.inOrder().stream().map(schemas::describe).toList(), null));
    }
}
