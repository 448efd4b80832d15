package io.prescient.trade;

import io.prescient.persistence.HqlFilter;
import io.prescient.position.PositionStatus;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Query parameters that filter trades.
public class TradeFilter {
    @QueryParam("status")
    @Parameter(description = "Status of the position that the trade opened")
    public @Nullable PositionStatus status;

    @QueryParam("market_id")
    public @Nullable String marketId;

    @QueryParam("from")
    @Parameter(description = "Earliest traded_at, inclusive")
    public @Nullable Instant from;

    @QueryParam("until")
    @Parameter(description = "Latest traded_at, exclusive")
    public @Nullable Instant until;

    HqlFilter into(HqlFilter where) {
        return where.and("p.status = :status", "status", status)
                .and("t.marketId = :market", "market", marketId)
                .and("t.timestamp >= :from", "from", from)
                .and("t.timestamp < :until", "until", until);
    }
}
