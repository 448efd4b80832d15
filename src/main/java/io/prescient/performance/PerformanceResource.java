package io.prescient.performance;

import io.prescient.snapshot.CandleInterval;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}")
@Tag(name = "History")
public class PerformanceResource {
    @Inject
    EquityRepository equity;

    @Inject
    PerformanceRepository performance;

    @Inject
    CalibrationRepository calibration;

    @GET
    @Path("/equity")
    @Operation(
            summary = "Get the equity curve of a portfolio",
            description = "Each point is computed as of its instant, from the journal and the observations up to "
                    + "then. A past point changes only if an observation of the past arrives late. If the last "
                    + "point is now, it uses the current prices, as the portfolio does. The maximum is 5,000 "
                    + "points. Without `from`, the curve starts as early as that maximum allows.")
    public Uni<EquityCurve> equity(
            long id,
            @QueryParam("interval") @DefaultValue("1h") CandleInterval interval,
            @BeanParam ReportingPeriod period) {
        return equity.curve(id, interval, period);
    }

    @GET
    @Path("/performance")
    @Operation(
            summary = "Get the performance of a portfolio",
            description = "Includes every entry and every observed price of the positions held. Now uses the current "
                    + "prices, as the portfolio does. Deposits and withdrawals are not profit. A metric that is "
                    + "not defined is null, never 0, and `notes` gives the reason.")
    public Uni<Performance> performance(long id, @BeanParam ReportingPeriod period) {
        return performance.read(id, period);
    }

    @GET
    @Path("/calibration")
    @Operation(
            summary = "Get the calibration of the entry prices as forecasts",
            description = "Covers the trades of this portfolio in markets that are settled YES or NO, by their "
                    + "current settlement. Except for the outcome, it only uses data that was known at entry.")
    public Uni<Calibration> calibration(long id) {
        return calibration.read(id);
    }
}
