package io.prescient.performance;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.portfolio.PortfolioStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/leaderboard")
@Tag(name = "History")
public class LeaderboardResource {
    @Inject
    LeaderboardRepository repository;

    @GET
    @Operation(
            summary = "List portfolios by performance, best first",
            description = "Metrics cover the time since each portfolio was opened. Portfolios without the metric "
                    + "come last, equal ones in order of id. Values change between pages, so a portfolio that "
                    + "moves across the cursor appears twice or not at all. The drawdown is sampled at UTC "
                    + "midnights, daily points, deposits, withdrawals and now, so it is at most that of the "
                    + "performance of the portfolio. The orders time_weighted_return, max_drawdown and "
                    + "sharpe_ratio are slower: they read the past values of every portfolio, the others only "
                    + "those of the page.")
    public Uni<Page<LeaderboardEntry>> leaderboard(
            @QueryParam("order_by")
                    @DefaultValue("total_return")
                    @Parameter(
                            description = "The metric to sort by: largest first, but the smallest max_drawdown first")
                    LeaderboardOrder orderBy,
            @QueryParam("status") @Parameter(description = "Only portfolios with this status. Default: all") @Nullable
                    PortfolioStatus status,
            @BeanParam Paging page) {
        return repository.page(orderBy, status, page);
    }
}
