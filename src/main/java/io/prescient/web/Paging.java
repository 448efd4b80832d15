package io.prescient.web;

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
            throw Problem.of(Code.invalid_parameter, "limit must be from 1 to 1000, it is " + limit)
                    .with("parameter", "limit")
                    .asException();
        }
        return limit;
    }
}
