package io.prescient.performance;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The requested period of a report.
public class ReportingPeriod {
    @QueryParam("from")
    @Parameter(
            description =
                    "Start of the period, inclusive. Default and minimum: the time at which the portfolio was opened")
    public @Nullable Instant from;

    @QueryParam("until")
    @Parameter(
            description =
                    "End of the period, exclusive. Default and maximum: now, which includes everything until now. "
                            + "The response contains the `until` that applies")
    public @Nullable Instant until;

    /// A period within the life of a portfolio; from and until may be equal.
    ///
    /// @param whole whether it begins when the portfolio was opened, so that nothing came before it
    /// @param untilNow whether it ends now. Entries and observations with a time in the future then count, as
    ///     in the portfolio itself
    record Within(Instant from, Instant until, boolean whole, boolean untilNow) {
        /// The instant as of which the portfolio is valued at the start: the last one before `from`, or the opening.
        Instant start() {
            return whole ? from : from.minus(1, ChronoUnit.MICROS);
        }

        /// The last instant whose entries and observations count: the one before `until`, or none if that is now.
        @Nullable
        Instant last() {
            return untilNow ? null : until.minus(1, ChronoUnit.MICROS);
        }

        /// The SQL expression of `last` as the given parameter.
        static String last(int parameter) {
            return "coalesce($%d::timestamptz, 'infinity')".formatted(parameter);
        }
    }

    Within within(Lifetime lifetime) {
        var end = earlier(until, lifetime.now());
        var start = later(from, lifetime.openedAt());
        boolean untilNow = end.equals(lifetime.now());
        if (start.isAfter(end) || (end.equals(lifetime.openedAt()) && !untilNow)) {
            throw invalidPeriod(
                    from != null && until != null && from.isAfter(until)
                            ? "from " + from + " is after until " + until
                            : "the period from %s until %s is empty: the portfolio was opened at %s and the current time is %s"
                                    .formatted(start, end, lifetime.openedAt(), lifetime.now()));
        }
        return new Within(start, end, start.equals(lifetime.openedAt()), untilNow);
    }

    static ProblemException invalidPeriod(String detail) {
        return Problem.of(ProblemCode.invalid_parameter, detail)
                .with("parameter", "from")
                .asException();
    }

    private static Instant earlier(@Nullable Instant requested, Instant bound) {
        return requested == null || requested.isAfter(bound) ? bound : requested.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant later(@Nullable Instant requested, Instant bound) {
        return requested == null || requested.isBefore(bound) ? bound : requested.truncatedTo(ChronoUnit.MICROS);
    }
}
