package io.prescient.stream;

import io.prescient.http.Problem;
import io.prescient.http.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Where a stream goes on. A browser that reconnects sends the header with the address of the first time, so of both
/// the later one counts.
public class ResumePoint {
    static final String HEADER = "Last-Event-ID";

    @QueryParam("after")
    @Parameter(description = "The `id` of the last event that was received")
    public String after;

    @HeaderParam(HEADER)
    @Parameter(description = "The same; of both the later one counts")
    public String lastEventId;

    static ResumePoint of(String after, String lastEventId) {
        var resume = new ResumePoint();
        resume.after = after;
        resume.lastEventId = lastEventId;
        return resume;
    }

    /// The seq; null if there is none.
    Long afterSeq() {
        var given = seq("after", after);
        var header = lastEventId == null || lastEventId.isBlank() ? null : seq(HEADER, lastEventId.strip());
        boolean isLater = given == null || (header != null && header > given);
        return isLater ? header : given;
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
