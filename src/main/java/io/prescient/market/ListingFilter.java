package io.prescient.market;

import io.prescient.money.Volume;
import io.prescient.persistence.HqlFilter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Query parameters of the lists of events and markets. `min_…`, `max_…` and `…_from` are inclusive, `…_until` is
/// exclusive. An absent parameter does not filter.
public class ListingFilter {
    @QueryParam("active")
    public @Nullable Boolean active;

    @QueryParam("closed")
    public @Nullable Boolean closed;

    @QueryParam("min_liquidity")
    public @Nullable Volume minLiquidity;

    @QueryParam("min_volume")
    public @Nullable Volume minVolume;

    @QueryParam("end_date_from")
    public @Nullable Instant endDateFrom;

    @QueryParam("end_date_until")
    public @Nullable Instant endDateUntil;

    @QueryParam("order_by")
    @DefaultValue("id")
    @Parameter(description = "Sort order. volume and liquidity: largest first. end_date: earliest first")
    public SortOrder.By orderBy = SortOrder.By.id;

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
