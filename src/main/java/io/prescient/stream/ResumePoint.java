package io.prescient.stream;

import io.prescient.http.Problem;
import io.prescient.http.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Where a stream resumes. A browser that reconnects sends the header together with the address of its first
/// request, so the later of the two values applies.
public class ResumePoint {
    static final String HEADER = "Last-Event-ID";

    @QueryParam("after")
    @Parameter(description = "The `id` of the last event that the client received")
    public String after;

    @HeaderParam(HEADER)
    @Parameter(
            description =
                    "The `id` of the last event, as browsers send it. If `after` is given too, the later one applies")
    public String lastEventId;

    static ResumePoint of(String after, String lastEventId) {
        var resume = new ResumePoint();
        resume.after = after;
        resume.lastEventId = lastEventId;
        return resume;
    }

    /// The seq to resume after; null if there is none.
    Long afterSeq() {
        var fromQuery = seq("after", after);
        var fromHeader = lastEventId == null || lastEventId.isBlank() ? null : seq(HEADER, lastEventId.strip());
        boolean isLater = fromQuery == null || (fromHeader != null && fromHeader > fromQuery);
        return isLater ? fromHeader : fromQuery;
    }

    private static Long seq(String parameter, String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw invalid(parameter, "must be a seq");
        }
        return Long.valueOf(text);
    }

    static ProblemException invalid(String parameter, String reason) {
        return Problem.invalidParameter(parameter, reason).asException();
    }
}
