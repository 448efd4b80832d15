package io.prescient.journal;

import io.prescient.web.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/portfolios/{id}/journal")
@Tag(name = "Journal", description = "The book: every change of a portfolio, in order")
public class JournalResource {

    @Inject
    JournalReader journal;

    @GET
    @Operation(summary = "The book in order of seq", description = "`after` is a seq: entries after it are shown")
    public Uni<Page<JournalEntryView>> entries(
            long id,
            @QueryParam("after") @DefaultValue("0") @PositiveOrZero long after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return journal.page(id, after, limit);
    }
}
