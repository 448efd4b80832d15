package io.prescient.signal;

import io.prescient.persistence.HqlFilter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Query parameters of the list of signals. `from` is inclusive, `until` is exclusive. An absent parameter does not
/// filter.
public class SignalFilter {
    @QueryParam("status")
    public @Nullable SignalStatus status;

    @QueryParam("executed")
    @Parameter(description = "true: only executed signals; false: only the others")
    public @Nullable Boolean executed;

    @QueryParam("strategy_type")
    public @Nullable String strategyType;

    @QueryParam("market_id")
    public @Nullable String marketId;

    @QueryParam("from")
    public @Nullable Instant from;

    @QueryParam("until")
    public @Nullable Instant until;

    HqlFilter into(HqlFilter where) {
        return where.and("effectiveStatus = :status", "status", status)
                .and(
                        Boolean.TRUE.equals(executed) ? "effectiveStatus = :executed" : "effectiveStatus <> :executed",
                        "executed",
                        executed == null ? null : SignalStatus.executed)
                .and("strategyType = :strategy", "strategy", strategyType)
                .and("marketId = :market", "market", marketId)
                .and("timestamp >= :from", "from", from)
                .and("timestamp < :until", "until", until);
    }
}
