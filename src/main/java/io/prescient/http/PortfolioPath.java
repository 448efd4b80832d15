package io.prescient.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;

/// The path of a request about one portfolio.
///
/// @param below what follows the portfolio, as the resource spells it; empty for the portfolio itself
public record PortfolioPath(long id, String below) {
    static final String PORTFOLIO = "/v1/portfolios/{id}";

    public boolean isStream() {
        return below.equals(ResourceMatch.STREAM);
    }

    /// Empty if it is about something else, or the id is none, which is refused where it is read.
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
