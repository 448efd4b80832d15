package io.prescient.market;

import io.prescient.money.Ratio;
import io.prescient.persistence.HqlFilter;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// Query parameters of the list of markets.
public class MarketFilter extends ListingFilter {
    @QueryParam("event_id")
    public @Nullable String eventId;

    @QueryParam("resolved")
    public @Nullable Boolean resolved;

    @QueryParam("min_conviction")
    public @Nullable Ratio minConviction;

    @QueryParam("max_conviction")
    public @Nullable Ratio maxConviction;

    @Override
    HqlFilter where() {
        return super.where()
                .and("eventId = :event", "event", eventId)
                .and("coalesce(resolved, false) = :resolved", "resolved", resolved)
                .and("marketConviction >= :minConviction", "minConviction", minConviction)
                .and("marketConviction <= :maxConviction", "maxConviction", maxConviction);
    }
}
