package io.prescient.trade;

import io.prescient.http.ProblemCode;
import io.prescient.money.Money;
import io.prescient.money.NumberOutOfRange;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How much of a limit is used before and after a trade.
@Schema(
        name = "LimitUse",
        oneOf = {LimitUsage.OfMoney.class, LimitUsage.OfCount.class})
sealed interface LimitUsage {
    String REMAINING = "limit - after; negative if the trade exceeds the limit";
    String NULL_IF_OUT_OF_RANGE = "null if it exceeds the range of money";

    Limit name();

    /// Usage of a limit in dollars.
    @RegisterForReflection
    @Schema(name = "LimitUseInDollars")
    record OfMoney(
            Limit name,

            @Schema(description = "Problem code if a trade exceeds the limit")
            ProblemCode code,

            Money limit,
            Money used,

            @Schema(description = NULL_IF_OUT_OF_RANGE, nullable = true) @Nullable
            Money after,

            @Schema(description = REMAINING + "; " + NULL_IF_OUT_OF_RANGE, nullable = true) @Nullable
            Money remaining)
            implements LimitUsage {}

    /// Usage of the limit on the number of open positions.
    @RegisterForReflection
    @Schema(name = "LimitUseInPositions")
    record OfCount(
            Limit name,

            @Schema(description = "Problem code if a trade exceeds the limit")
            ProblemCode code,

            int limit,
            int used,
            int after,
            @Schema(description = REMAINING) int remaining)
            implements LimitUsage {}

    static LimitUsage of(Limit limit, Money bound, Money used, Supplier<Money> sum) {
        var after = nullIfOutOfRange(sum);
        return new OfMoney(
                limit,
                limit.code,
                bound,
                used,
                after,
                after == null ? null : nullIfOutOfRange(() -> bound.minus(after)));
    }

    static LimitUsage of(Limit limit, int bound, int used, int after) {
        return new OfCount(limit, limit.code, bound, used, after, bound - after);
    }

    private static @Nullable Money nullIfOutOfRange(Supplier<Money> sum) {
        try {
            return sum.get();
        } catch (NumberOutOfRange e) {
            return null;
        }
    }
}
