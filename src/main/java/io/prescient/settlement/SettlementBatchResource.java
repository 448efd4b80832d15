package io.prescient.settlement;

import io.prescient.http.Page;
import io.prescient.settlement.SettlementBatch.Item;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/settlements")
@Cancellable(false)
@Tag(name = "Settlement", description = "Outcomes of markets and their corrections")
public class SettlementBatchResource {
    @Inject
    SettlementBatchService settlements;

    // Parses on a worker thread: thousands of settlements would block an event loop.
    @POST
    @Operation(
            summary = "Declare the outcomes of up to 5,000 markets",
            description =
                    "Each market is settled or rejected alone, with the response that its own request would get, except "
                            + "that positions are always settled in the background: 202 if the market has open positions, "
                            + "201 if it has none, 200 if this outcome was declared before. A repeated request changes "
                            + "nothing.")
    public Uni<Page<Item>> settle(@NotNull @Valid SettlementBatch batch) {
        return Uni.createFrom()
                .item(batch)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(settlements::settle);
    }
}
