package io.prescient.performance;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// From when until when a portfolio is looked at.
public class ReportingPeriod {
    @QueryParam("from")
    @Parameter(description = "Default, and earliest, the time at which the portfolio was opened")
    public Instant from;

    @QueryParam("until")
    @Parameter(description = "Default, and latest, now: a later one ends now, as `until` of the answer says")
    public Instant until;

    /// A time within a portfolio's life: not longer than that, at least an instant.
    ///
    /// @param whole whether it begins where the portfolio does, so that nothing came before it
    /// @param last up to when entries and observations count: `until`, or null where that is now, which takes
    ///     what is dated ahead too, as the portfolio itself does
    record Within(Instant from, Instant until, boolean whole, Instant last) {
        /// How the functions of the schema are told it, as the given parameter.
        static String last(int parameter) {
            return "coalesce($%d::timestamptz, 'infinity')".formatted(parameter);
        }
    }

    Within within(AsOfResolver.Life life) {
        var end = earlier(until, life.now());
        var start = later(from, life.openedAt());
        if (start.isAfter(end)) {
            throw refusal(
                    from != null && until != null && from.isAfter(until)
                            ? "from " + from + " is after until " + until
                            : "there is nothing from %s until %s: the portfolio was opened at %s and now is %s"
                                    .formatted(start, end, life.openedAt(), life.now()));
        }
        return new Within(start, end, start.equals(life.openedAt()), end.equals(life.now()) ? null : end);
    }

    static ProblemException refusal(String detail) {
        return Problem.of(ProblemCode.invalid_parameter, detail)
                .with("parameter", "from")
                .asException();
    }

    private static Instant earlier(Instant asked, Instant bound) {
        return asked == null || asked.isAfter(bound) ? bound : asked.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant later(Instant asked, Instant bound) {
        return asked == null || asked.isBefore(bound) ? bound : asked.truncatedTo(ChronoUnit.MICROS);
    }
}
