package io.prescient.http;

import io.prescient.persistence.ReadRouting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Routes GET and HEAD requests to the standby, if there is one.
@Singleton
public class ReadRequestFilter {
    private static final Set<String> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Inject
    ReadRouting reads;

    public static boolean isRead(ContainerRequestContext request) {
        return METHODS.contains(request.getMethod());
    }

    /// Runs before the first database access.
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void route(ContainerRequestContext request, ResourceInfo resource) {
        if (isRead(request) && !ResourceMatch.isAnnotated(resource, ReadFromPrimary.class)) {
            reads.routeToStandby();
        }
    }
}
