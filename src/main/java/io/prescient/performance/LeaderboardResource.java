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

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/leaderboard")
@Tag(name = "History")
public class LeaderboardResource {
    @Inject
    LeaderboardRepository reader;

    @GET
    @Operation(
            summary = "Portfolios compared, the best first",
            description =
                    "Since each was opened, until now. Portfolios without the figure come last, equals in order of id. "
                            + "Figures move while pages are read: one that moves over the cursor is shown twice or not at all. "
                            + "The drawdown is seen at UTC midnights, daily points, deposits, withdrawals and now, so it is at most that "
                            + "of the portfolio's performance. "
                            + "The orders time_weighted_return, max_drawdown and sharpe_ratio look at the past of every portfolio, "
                            + "the others only at that of the page.")
    public Uni<Page<LeaderboardEntry>> leaderboard(
            @QueryParam("order_by")
                    @DefaultValue("total_return")
                    @Parameter(description = "Largest first, but the smallest max_drawdown")
                    LeaderboardOrder orderBy,
            @QueryParam("status") @Parameter(description = "Default all") PortfolioStatus status,
            @BeanParam Paging page) {
        return reader.page(orderBy, status, page);
    }
}
