package io.prescient.stream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Ends the head of a stream: the framework would tell all of it to nobody, and keep the connection's next request
/// waiting.
@Singleton
public class HeadOfStream {
    /// After everything that refuses.
    @ServerRequestFilter(priority = Priorities.USER + 2)
    public Response end(ContainerRequestContext request) {
        boolean isHead = request.getMethod().equals(HttpMethod.HEAD)
                && request.getUriInfo().getPath().endsWith("/stream");
        return isHead ? Response.ok().type(MediaType.SERVER_SENT_EVENTS).build() : null;
    }
}
