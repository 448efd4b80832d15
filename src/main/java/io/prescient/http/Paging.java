package io.prescient.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Which piece of a list is wanted.
public class Paging {
    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(description = "Items of a page, 1 to 1000")
    public int limit;

    @QueryParam("after")
    @Parameter(description = "`next` of the page before")
    public String after;

    /// The page size; a {@link ProblemException} if it is not within 1 to 1000.
    public int limit() {
        if (limit < 1 || limit > 1000) {
            throw invalid("limit", "must be from 1 to 1000");
        }
        return limit;
    }

    /// The seq that a list by seq goes on after, as it stands: 0 is the beginning.
    public long afterSeq() {
        if (after == null) {
            return 0;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw invalid("after", "must be a seq");
        }
        return Long.parseLong(after);
    }

    private static ProblemException invalid(String parameter, String reason) {
        return Problem.of(ProblemCode.invalid_parameter, parameter + " " + reason)
                .with("parameter", parameter)
                .asException();
    }
}
