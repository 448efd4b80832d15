package io.prescient.polymarket;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Implements {@link RequireImport}.
@Singleton
public class ImportExistsFilter {
    @Inject
    ImportRepository imports;

    /// An id that is not a number passes: the resource method rejects it.
    @RequireImport
    @ServerRequestFilter
    public Uni<Response> require(UriInfo uri) {
        String id = uri.getPathParameters().getFirst("import_id");
        return id.matches("[0-9]{1,18}")
                ? imports.get(Long.parseLong(id)).map(_ -> null)
                : Uni.createFrom().nullItem();
    }
}
