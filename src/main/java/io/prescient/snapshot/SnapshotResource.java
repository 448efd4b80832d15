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
@Tag(name = "Snapshots", description = "What markets cost over time")
public class SnapshotResource {
    private static final int MOST_MARKETS = 1_000;

    @Inject
    SnapshotIngest ingest;

    @Inject
    SnapshotRepository reader;

    // A client that leaves does not undo what it sent: the batches that were read are written.
    @Cancellable(false)
    @POST
    @Consumes({MediaType.APPLICATION_JSON, RestMediaType.APPLICATION_NDJSON})
    @Operation(
            summary = "Store observations: an array, or one a line, of any length",
            description =
                    "Read as it comes and stored in batches, also if the client leaves before its end. A bad line is "
                            + "rejected, the others are stored. A body may be sent again: a known observation is told by its "
                            + "market and time. A market's price follows its newest observation, in whatever order they come.")
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
    @APIResponseSchema(value = IngestResult.class, responseDescription = "What became of each observation")
    @APIResponse(
            responseCode = "400",
            description = "The array breaks off or is none. What stands before that is stored: `accepted_count`, "
                    + "`duplicate_count`, `rejected_count` and `rejections` report it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<IngestResult> store(@Context HttpServerRequest request) {
        return ingest.store(io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request));
    }

    @GET
    @Path("/latest")
    @Operation(summary = "The newest observations of up to 1,000 markets, in the order asked for")
    public Uni<SnapshotRepository.Latest> latest(
            @QueryParam("market_id") @Parameter(description = "1 to 1,000 of them", required = true)
                    List<String> marketIds) {
        if (marketIds.isEmpty() || marketIds.size() > MOST_MARKETS) {
            throw Problem.invalidParameter("market_id", "must be given 1 to " + MOST_MARKETS + " times")
                    .asException();
        }
        return reader.latest(marketIds);
    }
}
