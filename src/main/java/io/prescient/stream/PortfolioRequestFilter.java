package io.prescient.stream;

import io.prescient.http.MinSeq;
import io.prescient.http.PortfolioPath;
import io.prescient.http.PortfolioSeqContext;
import io.prescient.http.ReadRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// Handles what all requests for one portfolio share. A read waits for the requested `min_seq`. The response
/// reports the seq that the request saw. A committed change wakes the streams of this replica.
@Singleton
public class PortfolioRequestFilter {
    @Inject
    MinSeqWaiter waiter;

    @Inject
    PortfolioChangePoller poller;

    @Inject
    StreamLifecycle streams;

    /// Runs after the validation of the parameters.
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public Uni<Response> await(ContainerRequestContext request, ResourceInfo resource) {
        return PortfolioPath.of(request, resource)
                .map(path -> readRequestedSeq(path, request))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<Response> readRequestedSeq(PortfolioPath path, ContainerRequestContext request) {
        PortfolioSeqContext.of(path.id());
        return ReadRequestFilter.isRead(request)
                ? readSeq(path, requestedSeq(request, path)).map(seen -> record(path.id(), seen))
                : Uni.createFrom().nullItem();
    }

    /// Reads the seq before the request is processed. The resource itself reports a missing portfolio, after all
    /// other errors. Two cases report it here: a request that waits for a seq, and a stream, whose status is sent
    /// first.
    private Uni<Long> readSeq(PortfolioPath path, long minSeq) {
        if (minSeq > 0 || path.isStream()) {
            return waiter.reached(path.id(), minSeq);
        }
        // The response of the portfolio itself contains its seq.
        return path.subpath().isEmpty() ? Uni.createFrom().nullItem() : waiter.seen(path.id());
    }

    private static @Nullable Response record(long id, @Nullable Long seen) {
        if (seen != null) {
            PortfolioSeqContext.record(id, seen);
        }
        return null;
    }

    @ServerResponseFilter
    public void addSeqHeader(
            ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        boolean isCommitted = !ReadRequestFilter.isRead(request) && response.getStatus() < 300;
        var path = PortfolioPath.of(request, resource);
        if (isCommitted) {
            path.ifPresentOrElse(portfolio -> poller.changed(portfolio.id()), streams::changed);
        }
        // A request that failed with 5xx may have rolled back, so its seq may never exist.
        if (path.isPresent() && response.getStatus() < 500) {
            seen(response).ifPresent(seq -> response.getHeaders().putSingle(MinSeq.HEADER, seq));
        }
    }

    private static long requestedSeq(ContainerRequestContext request, PortfolioPath path) {
        var query = request.getUriInfo().getQueryParameters();
        if (path.isStream()) {
            var resume = ResumePoint.of(query.getFirst("after"), request.getHeaderString(ResumePoint.HEADER));
            return Optional.ofNullable(resume.afterSeq()).orElse(0L);
        }
        var minSeq = query.getFirst(MinSeq.PARAMETER);
        long seq = minSeq == null ? 0 : Long.parseLong(minSeq);
        if (seq < 0) {
            throw ResumePoint.invalid(MinSeq.PARAMETER, "must not be negative");
        }
        return seq;
    }

    /// Reads the seq from the ETag, else from the context of the request.
    private static Optional<Long> seen(ContainerResponseContext response) {
        return Optional.ofNullable(response.getHeaderString(HttpHeaders.ETAG))
                .map(tag -> Long.valueOf(tag.replace("\"", "")))
                .or(PortfolioSeqContext::seq);
    }
}
