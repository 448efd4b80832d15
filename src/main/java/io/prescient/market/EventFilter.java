package io.prescient.market;

import io.prescient.money.Volume;
import io.prescient.persistence.HqlFilter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Query parameters of the list of events. `min_…` and `…_from` are inclusive, `…_until` is exclusive. An absent
/// parameter does not filter.
public class EventFilter {
    @QueryParam("active")
    public Boolean active;

    @QueryParam("closed")
    public Boolean closed;

    @QueryParam("min_liquidity")
    public Volume minLiquidity;

    @QueryParam("min_volume")
    public Volume minVolume;

    @QueryParam("end_date_from")
    public Instant endDateFrom;

    @QueryParam("end_date_until")
    public Instant endDateUntil;

    @QueryParam("order_by")
    @DefaultValue("id")
    @Parameter(description = "Sort order. volume and liquidity: largest first. end_date: earliest first")
    public SortOrder.By orderBy;

    /// Builds the condition. A flag without a value counts as false.
    HqlFilter where() {
        return new HqlFilter()
                .and("coalesce(active, false) = :active", "active", active)
                .and("coalesce(closed, false) = :closed", "closed", closed)
                .and("liquidity >= :minLiquidity", "minLiquidity", minLiquidity)
                .and("volume >= :minVolume", "minVolume", minVolume)
                .and("endDate >= :from", "from", endDateFrom)
                .and("endDate < :until", "until", endDateUntil);
    }
}
