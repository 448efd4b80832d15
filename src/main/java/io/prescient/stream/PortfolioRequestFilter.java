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

/// What all requests about one portfolio share: they wait for the seq that is wanted, say the one that they have seen,
/// and a change wakes those who listen here.
@Singleton
public class PortfolioRequestFilter {
    @Inject
    MinSeqWaiter watermark;

    @Inject
    PortfolioChangePoller feed;

    @Inject
    StreamLifecycle streams;

    /// After the parameters were judged.
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public Uni<Response> await(ContainerRequestContext request, ResourceInfo resource) {
        return PortfolioPath.of(request, resource)
                .map(path -> begin(path, request))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<Response> begin(PortfolioPath path, ContainerRequestContext request) {
        PortfolioSeqContext.of(path.id());
        return ReadRequestFilter.isRead(request)
                ? look(path, wanted(request, path)).map(seen -> note(path.id(), seen))
                : Uni.createFrom().nullItem();
    }

    /// The seq that is seen before the work begins. A portfolio that is not there is refused by the work itself, after
    /// everything else that is wrong, except where nothing can be waited for or a stream would have begun.
    private Uni<Long> look(PortfolioPath path, long wanted) {
        if (wanted > 0 || path.isStream()) {
            return watermark.reached(path.id(), wanted);
        }
        // The portfolio's own answer says its seq itself.
        return path.subpath().isEmpty() ? Uni.createFrom().nullItem() : watermark.seen(path.id());
    }

    private static Response note(long id, Long seen) {
        if (seen != null) {
            PortfolioSeqContext.recordCommitted(id, seen);
        }
        return null;
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        boolean isDone = !ReadRequestFilter.isRead(request) && response.getStatus() < 300;
        var path = PortfolioPath.of(request, resource);
        if (isDone) {
            path.ifPresentOrElse(one -> feed.changed(one.id()), streams::changed);
        }
        // What a failure was about to write may never be seen.
        if (path.isPresent() && response.getStatus() < 500) {
            seen(response).ifPresent(seq -> response.getHeaders().putSingle(MinSeq.HEADER, seq));
        }
    }

    private static long wanted(ContainerRequestContext request, PortfolioPath path) {
        var query = request.getUriInfo().getQueryParameters();
        if (path.isStream()) {
            var resume = ResumePoint.of(query.getFirst("after"), request.getHeaderString(ResumePoint.HEADER));
            return Optional.ofNullable(resume.afterSeq()).orElse(0L);
        }
        var wanted = query.getFirst(MinSeq.PARAMETER);
        long seq = wanted == null ? 0 : Long.parseLong(wanted);
        if (seq < 0) {
            throw ResumePoint.invalid(MinSeq.PARAMETER, "must not be negative");
        }
        return seq;
    }

    /// A tag says it, or the work has noted it. What was refused may have been written before, and rolled back.
    private static Optional<Long> seen(ContainerResponseContext response) {
        return Optional.ofNullable(response.getHeaderString(HttpHeaders.ETAG))
                .map(tag -> Long.valueOf(tag.replace("\"", "")))
                .or(response.getStatus() < 300 ? PortfolioSeqContext::newestSeq : PortfolioSeqContext::committedSeq);
    }
}
