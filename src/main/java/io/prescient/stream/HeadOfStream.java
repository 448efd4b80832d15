package io.prescient.stream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Ends the head of a stream: the framework would tell all of it to nobody, and keep the connection's next request
/// waiting.
@Singleton
public class HeadOfStream {
    /// A market's id may hold slashes; a trade's id or a key may be called stream.
    private static final Pattern STREAM = Pattern.compile("/v1/(markets/.+/|[a-z]+/[^/]+/)?stream");

    /// After everything that refuses.
    @ServerRequestFilter(priority = Priorities.USER + 2)
    public Response end(ContainerRequestContext request) {
        boolean isHead = request.getMethod().equals(HttpMethod.HEAD)
                && STREAM.matcher(request.getUriInfo().getPath()).matches();
        return isHead ? Response.ok().type(MediaType.SERVER_SENT_EVENTS).build() : null;
    }
}
