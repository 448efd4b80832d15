package io.prescient.polymarket;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Does what {@link RequireImport} says.
@Singleton
public class ImportExistsFilter {
    @Inject
    ImportViewRepository reader;

    /// An id that is no number is left to the method, which refuses it.
    @RequireImport
    @ServerRequestFilter
    public Uni<Response> require(UriInfo uri) {
        String id = uri.getPathParameters().getFirst("import_id");
        return id.matches("[0-9]{1,18}")
                ? reader.one(Long.parseLong(id)).map(_ -> null)
                : Uni.createFrom().nullItem();
    }
}
