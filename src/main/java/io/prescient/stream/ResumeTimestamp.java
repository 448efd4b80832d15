package io.prescient.stream;

import io.prescient.http.Times;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Where a stream of one market's observations goes on; see {@link ResumePoint}.
public class ResumeTimestamp {
    @QueryParam("after")
    @Parameter(description = "The `id` of the last event that was received, an instant")
    public Instant after;

    @HeaderParam(ResumePoint.HEADER)
    @Parameter(description = "The same; of both the later one counts")
    public String lastEventId;

    /// The time; null if there is none.
    Instant afterTime(Instant now) {
        var given = past("after", after, now);
        var header = lastEventId == null || lastEventId.isBlank() ? null : past(ResumePoint.HEADER, parsed(), now);
        boolean isLater = given == null || (header != null && header.isAfter(given));
        return isLater ? header : given;
    }

    private Instant parsed() {
        try {
            return Times.parse(lastEventId.strip());
        } catch (IllegalArgumentException e) {
            throw ResumePoint.invalid(ResumePoint.HEADER, e.getMessage());
        }
    }

    /// What is ahead of everything would keep the stream silent.
    private static Instant past(String parameter, Instant time, Instant now) {
        if (time != null && time.isAfter(now.plus(Times.MAX_CLOCK_SKEW))) {
            throw ResumePoint.invalid(parameter, "must not lie in the future");
        }
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
