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
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}")
@Tag(name = "History", description = "Past values of a portfolio, their explanation, and its performance")
public class AsOfResource {
    static final String AS_OF = "An instant, or the seq of a journal entry. The default is now. An instant up to ten "
            + "seconds in the future counts as now, because clocks differ; a later one is not found. An "
            + "instant includes every entry recorded at or before it. A seq includes the entries up to "
            + "it, valued at the time of that entry.";

    @Inject
    AsOfRepository repository;

    @Inject
    ExplanationRepository explanations;

    @GET
    @Path("/as-of")
    @Operation(
            summary = "Get a portfolio as of an instant or a seq",
            description = "Totals are the sum of the journal up to that point. Each open position is valued at the "
                    + "newest observation of its market at or before that point, or at cost if there is none. A "
                    + "response about the past changes only if an observation of the past arrives late. Now uses "
                    + "the current prices, so the totals equal those of the portfolio. To read further pages, "
                    + "pass the same `as_of`.")
    public Uni<PortfolioAsOf> asOf(
            long id,
            @QueryParam("as_of")
                    @Parameter(description = AS_OF, schema = @Schema(implementation = String.class))
                    @Nullable
                    AsOf asOf,
            @BeanParam Paging page) {
        return repository.read(id, asOf, page);
    }

    @GET
    @Path("/explain")
    @Operation(
            summary = "Explain a metric as a sum of terms",
            description = "Lists journal entries in order of seq, then the values of the open positions. "
                    + "`sum_before` is the sum of the terms on earlier pages. `sum` is the sum of all terms up "
                    + "to the end of this page. On the last page it equals `value`, which is computed "
                    + "independently. To read further pages, pass the same `as_of`.")
    public Uni<Explanation> explain(
            long id,
            @QueryParam("metric") @Parameter(required = true) @Nullable Metric metric,
            @QueryParam("as_of")
                    @Parameter(description = AS_OF, schema = @Schema(implementation = String.class))
                    @Nullable
                    AsOf asOf,
            @BeanParam Paging page) {
        return explanations.read(id, metric, asOf, page);
    }
}
