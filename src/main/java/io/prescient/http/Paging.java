package io.prescient.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The paging parameters of a list.
public class Paging {
    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(description = "Maximum number of items, 1 to 1000")
    public int limit;

    @QueryParam("after")
    @Parameter(description = "`next` of the previous page")
    public @Nullable String after;

    /// The page size.
    ///
    /// @throws ProblemException 400 if it is not from 1 to 1000
    public int limit() {
        if (limit < 1 || limit > 1000) {
            throw Problem.invalidParameter("limit", "must be from 1 to 1000").asException();
        }
        return limit;
    }

    /// The cursor of a list ordered by seq, which is the seq itself; 0 for the first page.
    public long afterSeq() {
        if (after == null) {
            return 0;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw Problem.invalidParameter("after", "must be a seq").asException();
        }
        return Long.parseLong(after);
    }
}
