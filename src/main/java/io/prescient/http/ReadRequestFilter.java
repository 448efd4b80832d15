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

/// Routes GET and HEAD requests to the standby, if there is one, and bounds the waits of most requests.
@Singleton
public class ReadRequestFilter {
    private static final Set<String> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /// Requests whose statements read whole journals or price histories.
    static final Set<String> UNBOUNDED = Set.of(
            "/v1/invariants/runs",
            "/v1/portfolios/{id}/invariants",
            "/v1/portfolios/{id}/history/backfill",
            "/v1/portfolios/{id}/equity",
            "/v1/portfolios/{id}/performance",
            "/v1/portfolios/{id}/calibration",
            "/v1/portfolios/{id}/explain",
            "/v1/leaderboard");

    @Inject
    ReadRouting reads;

    public static boolean isRead(ContainerRequestContext request) {
        return METHODS.contains(request.getMethod());
    }

    /// Runs before the first database access.
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void route(ContainerRequestContext request, ResourceInfo resource) {
        if (!UNBOUNDED.contains(ResourceMatch.path(resource))) {
            ReadRouting.boundWaits();
        }
        if (isRead(request) && !ResourceMatch.isAnnotated(resource, ReadFromPrimary.class)) {
            reads.routeToStandby();
        }
    }
}
