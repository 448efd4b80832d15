package io.prescient.polymarket;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The part of the Gamma API that imports use. The response is read by {@link GammaResponse}, whatever its
/// status.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
interface GammaApi {
    /// Sends a GET request.
    ///
    /// @param url absolute, with its query: the paths are settings
    @GET
    Uni<Response> get(@Url String url);
}
