package io.prescient.stream;

import io.prescient.http.Times;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Where the stream of a market resumes; see {@link ResumePoint}.
public class ResumeTimestamp {
    @QueryParam("after")
    @Parameter(description = "The `id` of the last event that the client received, an instant")
    public @Nullable Instant after;

    @HeaderParam(ResumePoint.HEADER)
    @Parameter(
            description =
                    "The `id` of the last event, as browsers send it. If `after` is given too, the later one applies")
    public @Nullable String lastEventId;

    /// The time to resume after, if there is one.
    @Nullable
    Instant afterTime(Instant now) {
        var fromQuery = requirePast("after", after, now);
        var fromHeader = lastEventId == null || lastEventId.isBlank()
                ? null
                : requirePast(ResumePoint.HEADER, parse(lastEventId), now);
        boolean isLater = fromQuery == null || (fromHeader != null && fromHeader.isAfter(fromQuery));
        return isLater ? fromHeader : fromQuery;
    }

    private static Instant parse(String lastEventId) {
        try {
            return Times.parse(lastEventId.strip());
        } catch (IllegalArgumentException e) {
            throw ResumePoint.invalid(ResumePoint.HEADER, e.getMessage());
        }
    }

    /// Rejects a time in the future, which would keep the stream silent. Allows {@link Times#MAX_CLOCK_SKEW}.
    private static @Nullable Instant requirePast(String parameter, @Nullable Instant time, Instant now) {
        if (time != null && time.isAfter(now.plus(Times.MAX_CLOCK_SKEW))) {
            throw ResumePoint.invalid(parameter, "must not be in the future");
        }
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
