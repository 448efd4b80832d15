package io.prescient.journal;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}/journal")
@Tag(name = "Journal", description = "Every change of a portfolio, in order")
public class JournalResource {

    @Inject
    JournalRepository journal;

    @GET
    @Operation(
            summary = "List journal entries in order of seq",
            description = "`after` is a seq. The response starts with the entry that follows it.")
    public Uni<Page<JournalEntryView>> entries(long id, @BeanParam Paging page) {
        return journal.page(id, page.afterSeq(), page.limit());
    }
}
