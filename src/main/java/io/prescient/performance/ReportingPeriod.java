package io.prescient.performance;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// The requested period of a report.
public class ReportingPeriod {
    @QueryParam("from")
    @Parameter(description = "Start of the period. Default and minimum: the time at which the portfolio was opened")
    public Instant from;

    @QueryParam("until")
    @Parameter(
            description = "End of the period. Default and maximum: now. The response contains the `until` that applies")
    public Instant until;

    /// A period within the life of a portfolio; from and until may be equal.
    ///
    /// @param whole whether it begins when the portfolio was opened, so that nothing came before it
    /// @param last the time up to which entries and observations count: `until`, or null if that is now. Null
    ///     includes entries and observations with a time in the future, as the portfolio itself does
    record Within(Instant from, Instant until, boolean whole, Instant last) {
        /// The SQL expression of `last` as the given parameter.
        static String last(int parameter) {
            return "coalesce($%d::timestamptz, 'infinity')".formatted(parameter);
        }
    }

    Within within(Lifetime lifetime) {
        var end = earlier(until, lifetime.now());
        var start = later(from, lifetime.openedAt());
        if (start.isAfter(end)) {
            throw invalidPeriod(
                    from != null && until != null && from.isAfter(until)
                            ? "from " + from + " is after until " + until
                            : "the period from %s until %s is empty: the portfolio was opened at %s and the current time is %s"
                                    .formatted(start, end, lifetime.openedAt(), lifetime.now()));
        }
        return new Within(start, end, start.equals(lifetime.openedAt()), end.equals(lifetime.now()) ? null : end);
    }

    static ProblemException invalidPeriod(String detail) {
        return Problem.of(ProblemCode.invalid_parameter, detail)
                .with("parameter", "from")
                .asException();
    }

    private static Instant earlier(Instant requested, Instant bound) {
        return requested == null || requested.isAfter(bound) ? bound : requested.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant later(Instant requested, Instant bound) {
        return requested == null || requested.isBefore(bound) ? bound : requested.truncatedTo(ChronoUnit.MICROS);
    }
}
