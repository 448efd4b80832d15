package io.prescient.stream;

import io.prescient.http.Problem;
import io.prescient.http.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Where a stream resumes. A browser that reconnects sends the header together with the address of its first
/// request, so the later of the two values applies.
public class ResumePoint {
    static final String HEADER = "Last-Event-ID";

    @QueryParam("after")
    @Parameter(description = "The `id` of the last event that the client received")
    public @Nullable String after;

    @HeaderParam(HEADER)
    @Parameter(
            description =
                    "The `id` of the last event, as browsers send it. If `after` is given too, the later one applies")
    public @Nullable String lastEventId;

    static ResumePoint of(@Nullable String after, @Nullable String lastEventId) {
        var resume = new ResumePoint();
        resume.after = after;
        resume.lastEventId = lastEventId;
        return resume;
    }

    /// The seq to resume after, if there is one.
    @Nullable
    Long afterSeq() {
        var fromQuery = seq("after", after);
        var fromHeader = lastEventId == null || lastEventId.isBlank() ? null : seq(HEADER, lastEventId.strip());
        boolean isLater = fromQuery == null || (fromHeader != null && fromHeader > fromQuery);
        return isLater ? fromHeader : fromQuery;
    }

    private static @Nullable Long seq(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw invalid(parameter, "must be a seq");
        }
        return Long.valueOf(text);
    }

    static ProblemException invalid(String parameter, @Nullable String reason) {
        return Problem.invalidParameter(parameter, Objects.requireNonNullElse(reason, "is invalid"))
                .asException();
    }
}
