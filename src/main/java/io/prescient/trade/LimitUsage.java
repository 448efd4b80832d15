package io.prescient.trade;

import io.prescient.http.ProblemCode;
import io.prescient.money.Money;
import io.prescient.money.NumberOutOfRange;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How much of a limit is in use before a trade and after it.
@Schema(
        name = "LimitUse",
        oneOf = {LimitUsage.OfMoney.class, LimitUsage.OfCount.class})
sealed interface LimitUsage {
    String REMAINING = "limit - after; negative if the trade oversteps it";

    Limit name();

    /// Of a limit in dollars.
    @RegisterForReflection
    @Schema(name = "LimitUseInDollars")
    record OfMoney(
            Limit name,

            @Schema(description = "The code with which it refuses")
            ProblemCode code,

            Money limit,
            Money used,

            @Schema(description = "Null if it cannot be said within the range of money", nullable = true)
            Money after,

            @Schema(description = REMAINING + ". Null if it cannot be said within the range of money", nullable = true)
            Money remaining)
            implements LimitUsage {}

    /// Of the number of open positions.
    @RegisterForReflection
    @Schema(name = "LimitUseInPositions")
    record OfCount(
            Limit name,

            @Schema(description = "The code with which it refuses")
            ProblemCode code,

            int limit,
            int used,
            int after,
            @Schema(description = REMAINING) int remaining)
            implements LimitUsage {}

    static LimitUsage of(Limit limit, Money bound, Money used, Supplier<Money> sum) {
        var after = nullIfOutOfRange(sum);
        return new OfMoney(
                limit, limit.code, bound, used, after, after == null ? null : nullIfOutOfRange(() -> bound.minus(after)));
    }

    static LimitUsage of(Limit limit, int bound, int used, int after) {
        return new OfCount(limit, limit.code, bound, used, after, bound - after);
    }

    private static Money nullIfOutOfRange(Supplier<Money> sum) {
        try {
            return sum.get();
        } catch (NumberOutOfRange e) {
            return null;
        }
    }
}
