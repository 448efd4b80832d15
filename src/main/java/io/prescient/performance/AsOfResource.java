package io.prescient.performance;

import io.prescient.http.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}")
@Tag(name = "History", description = "What a portfolio was worth, why, and how well it did")
public class AsOfResource {
    static final String AS_OF =
            "An instant, or a seq. Absent is now, and so are the next ten seconds, because clocks differ; what is "
                    + "later has not come and is not found. An instant holds every entry booked at or before it; a seq "
                    + "holds the entries up to it, marked at the time of the last of them.";

    @Inject
    AsOfRepository reader;

    @Inject
    ExplanationRepository explanations;

    @GET
    @Path("/as-of")
    @Operation(
            summary = "The whole portfolio as of an instant or a seq",
            description = "Totals are the sum of the journal up to then. Each open position is marked with the newest "
                    + "observation of its market at or before then, or valued at cost if there was none. An answer about "
                    + "the past changes only if an observation of the past arrives late. Now means the present prices, so "
                    + "the totals are those of the portfolio itself. To page, say as of when.")
    public Uni<PortfolioAsOf> asOf(
            long id,
            @QueryParam("as_of") @Parameter(description = AS_OF, schema = @Schema(implementation = String.class))
                    AsOf asOf,
            @BeanParam Paging page) {
        return reader.read(id, asOf, page);
    }

    @GET
    @Path("/explain")
    @Operation(
            summary = "The terms that a metric is the sum of",
            description =
                    "Journal entries in order of seq, then the marks of the open positions. `sum_before` is the sum of "
                            + "the terms on earlier pages and `sum` that of all up to the end of this page: on the last page it "
                            + "is the metric's `value`, which is computed another way. To page, say as of when.")
    public Uni<Explanation> explain(
            long id,
            @QueryParam("metric") @Parameter(required = true) Metric metric,
            @QueryParam("as_of") @Parameter(description = AS_OF, schema = @Schema(implementation = String.class))
                    AsOf asOf,
            @BeanParam Paging page) {
        return explanations.read(id, metric, asOf, page);
    }
}
