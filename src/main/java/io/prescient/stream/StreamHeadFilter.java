package io.prescient.stream;

import io.prescient.http.ResourceMatch;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Ends the head of a stream: the framework would tell all of it to nobody, and keep the connection's next request
/// waiting.
@Singleton
public class StreamHeadFilter {
    /// After everything that refuses.
    @ServerRequestFilter(priority = Priorities.USER + 2)
    public Response end(ContainerRequestContext request, ResourceInfo resource) {
        boolean isHead = request.getMethod().equals(HttpMethod.HEAD)
                && ResourceMatch.path(resource).endsWith(ResourceMatch.STREAM);
        return isHead ? Response.ok().type(type(resource)).build() : null;
    }

    private static String type(ResourceInfo resource) {
        return resource.getResourceMethod().getAnnotation(Produces.class).value()[0];
    }
}
