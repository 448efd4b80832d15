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
import org.jspecify.annotations.Nullable;

/// Answers a HEAD request for a stream without a body. Without this filter the framework would run the whole
/// stream and block the next request on the connection.
@Singleton
public class StreamHeadFilter {
    /// Runs after all filters that reject requests.
    @ServerRequestFilter(priority = Priorities.USER + 2)
    public @Nullable Response end(ContainerRequestContext request, ResourceInfo resource) {
        boolean isHead = request.getMethod().equals(HttpMethod.HEAD)
                && ResourceMatch.path(resource).endsWith(ResourceMatch.STREAM);
        return isHead ? Response.ok().type(contentType(resource)).build() : null;
    }

    private static String contentType(ResourceInfo resource) {
        return resource.getResourceMethod().getAnnotation(Produces.class).value()[0];
    }
}
