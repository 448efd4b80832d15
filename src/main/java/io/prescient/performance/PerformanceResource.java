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
            summary = "What the portfolio was worth over time",
            description =
                    "Each point is computed as of its instant, from the journal and what had been observed by then, so "
                            + "it does not change once past; the exception is an observation of the past that arrives late. Where "
                            + "the last point is now, it has the present prices, as the portfolio shows them. At most 5,000 points; without `from` as many as there is room for before the end.")
    public Uni<EquityCurve> equity(
            long id,
            @QueryParam("interval") @DefaultValue("1h") CandleInterval interval,
            @BeanParam ReportingPeriod period) {
        return equity.curve(id, interval, period);
    }

    @GET
    @Path("/performance")
    @Operation(
            summary = "How well the portfolio did",
            description =
                    "Every entry and every observed price of what was held counts; now means the present prices, as the "
                            + "portfolio shows them. Deposits and withdrawals are no profit. A figure that is not defined is null, never 0, and `notes` "
                            + "says why.")
    public Uni<Performance> performance(long id, @BeanParam ReportingPeriod period) {
        return performance.read(id, period);
    }

    @GET
    @Path("/calibration")
    @Operation(
            summary = "How good the prices at entry were as forecasts",
            description =
                    "Over the trades of this portfolio in markets that are settled YES or NO, as they are settled now. "
                            + "Nothing that was not known at entry counts but the outcome.")
    public Uni<Calibration> calibration(long id) {
        return calibration.read(id);
    }
}
