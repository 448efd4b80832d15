package io.prescient.stream;

import io.prescient.web.MinSeq;
import io.prescient.web.Seen;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What all requests about one portfolio share: they wait for the seq that is wanted, say the one that they have seen,
/// and a change wakes those who listen here.
@Singleton
public class PortfolioRequests {
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Inject
    Watermark watermark;

    @Inject
    PortfolioFeed feed;

    @Inject
    Streams streams;

    /// After the parameters were judged.
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public Uni<Response> await(ContainerRequestContext request) {
        var path = MinSeq.OF_PORTFOLIO.matcher(request.getUriInfo().getPath());
        if (!path.matches()) {
            return Uni.createFrom().nullItem();
        }
        long id = Long.parseLong(path.group(1));
        Seen.of(id);
        return READS.contains(request.getMethod())
                ? look(id, path.group(2), wanted(request, path.group(2))).map(seen -> note(id, seen))
                : Uni.createFrom().nullItem();
    }

    /// The seq that is seen before the work begins. A portfolio that is not there is refused by the work itself, after
    /// everything else that is wrong, except where nothing can be waited for or a stream would have begun.
    private Uni<Long> look(long id, String what, long wanted) {
        if (wanted > 0 || MinSeq.STREAM.equals(what)) {
            return watermark.reached(id, wanted);
        }
        // The portfolio's own answer says its seq itself.
        return what == null ? Uni.createFrom().nullItem() : watermark.seen(id);
    }

    private static Response note(long id, Long seen) {
        if (seen != null) {
            Seen.note(id, seen);
        }
        return null;
    }

    @ServerResponseFilter
    public Uni<Void> tell(ContainerRequestContext request, ContainerResponseContext response) {
        var path = MinSeq.OF_PORTFOLIO.matcher(request.getUriInfo().getPath());
        boolean isDone = !READS.contains(request.getMethod()) && response.getStatus() < 300;
        if (!path.matches()) {
            if (isDone) {
                streams.changed();
            }
            return Uni.createFrom().voidItem();
        }
        long id = Long.parseLong(path.group(1));
        if (isDone) {
            feed.changed(id);
        }
        seen(response).ifPresent(seq -> response.getHeaders().putSingle(MinSeq.HEADER, seq));
        return Uni.createFrom().voidItem();
    }

    private static long wanted(ContainerRequestContext request, String what) {
        var query = request.getUriInfo().getQueryParameters();
        if (MinSeq.STREAM.equals(what)) {
            var resume = Resume.of(query.getFirst("after"), request.getHeaderString(Resume.HEADER));
            return Optional.ofNullable(resume.afterSeq()).orElse(0L);
        }
        var wanted = query.getFirst(MinSeq.PARAMETER);
        return wanted == null ? 0 : Long.parseLong(wanted);
    }

    /// A tag says it, or the work has noted it.
    private static Optional<Long> seen(ContainerResponseContext response) {
        return Optional.ofNullable(response.getHeaderString(HttpHeaders.ETAG))
                .map(tag -> Long.valueOf(tag.replace("\"", "")))
                .or(Seen::seq);
    }
}
