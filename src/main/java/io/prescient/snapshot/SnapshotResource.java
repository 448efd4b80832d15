package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/snapshots")
@Tag(name = "Snapshots", description = "Observed prices of markets over time")
public class SnapshotResource {
    private static final int MAX_MARKETS = 1_000;

    @Inject
    SnapshotIngest ingest;

    @Inject
    SnapshotRepository repository;

    // If the client disconnects, the batches that were already read are still written.
    @Cancellable(false)
    @POST
    @Consumes({MediaType.APPLICATION_JSON, RestMediaType.APPLICATION_NDJSON})
    @Operation(
            summary = "Store observations: an array, or NDJSON with one per line, of any length",
            description = "The body is read as a stream and stored in batches. If the client disconnects, the batches "
                    + "that were read are stored. An invalid observation is rejected, the others are stored. "
                    + "You can send a body again: a known observation is counted as a duplicate. One with "
                    + "other prices than those stored for its market and time is rejected. The price "
                    + "of a market is the price of its newest observation, independent of the order of arrival.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Observation.class),
                        example = """
                                [{"market_id": "demo-rain", "yes_price": "0.25", "no_price": "0.76"}]"""),
                @Content(
                        mediaType = RestMediaType.APPLICATION_NDJSON,
                        schema = @Schema(implementation = Observation.class),
                        example = """
                                {"market_id": "demo-rain", "yes_price": "0.07", "timestamp": "2026-05-01T12:00:00Z"}""")
            })
    @APIResponseSchema(value = IngestResult.class, responseDescription = "Counts of the observations")
    @APIResponse(
            responseCode = "400",
            description = "The body is not a complete array. The observations before the error are stored: "
                    + "`accepted_count`, `duplicate_count`, `rejected_count` and `rejections` report them",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<IngestResult> store(@Context HttpServerRequest request) {
        return ingest.store(io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request));
    }

    @GET
    @Path("/latest")
    @Operation(summary = "List the newest observations of up to 1,000 markets, in the order of the request")
    public Uni<LatestSnapshots> latest(
            @QueryParam("market_id")
                    @Parameter(description = "Market id; repeat it for up to 1,000 markets", required = true)
                    List<String> marketIds) {
        if (marketIds.isEmpty() || marketIds.size() > MAX_MARKETS) {
            throw Problem.invalidParameter("market_id", "must be given 1 to " + MAX_MARKETS + " times")
                    .asException();
        }
        return repository.latest(marketIds);
    }
}
