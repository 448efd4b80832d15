package io.prescient.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;

/// The path of a request for one portfolio.
///
/// @param subpath the path after the portfolio id as the resource declares it; empty for the portfolio itself
public record PortfolioPath(long id, String subpath) {
    static final String PORTFOLIO = "/v1/portfolios/{id}";

    public boolean isStream() {
        return subpath.equals(ResourceMatch.STREAM);
    }

    /// Empty for other paths, and for an invalid id, which the resource rejects.
    public static Optional<PortfolioPath> of(ContainerRequestContext request, ResourceInfo resource) {
        String path = ResourceMatch.path(resource);
        if (!path.startsWith(PORTFOLIO)) {
            return Optional.empty();
        }
        try {
            long id = Long.parseLong(request.getUriInfo().getPathParameters().getFirst("id"));
            return Optional.of(new PortfolioPath(id, path.substring(PORTFOLIO.length())));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
