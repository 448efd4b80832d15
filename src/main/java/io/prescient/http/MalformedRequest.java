package io.prescient.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Problems of requests that are not valid HTTP/1.1. The connection cannot be used afterwards.
final class MalformedRequest {
    private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS,
            HttpMethod.TRACE,
            HttpMethod.CONNECT);

    private MalformedRequest() {}

    /// The problem of a request that the decoder rejects.
    static Problem problem(Throwable failure) {
        return switch (failure) {
            case TooLongHttpLineException _ ->
                Problem.of(ProblemCode.request_line_too_long, "The request line is too long");
            case TooLongHttpHeaderException _ -> Problem.of(ProblemCode.headers_too_large, "The headers are too large");
            default -> malformed("The request is not valid HTTP/1.1");
        };
    }

    /// The problem of a request that the decoder accepts; null if it is valid.
    static @Nullable Problem problem(HttpRequest request) {
        if (!VERSIONS.contains(request.protocolVersion())) {
            return malformed("The version must be HTTP/1.1 or HTTP/1.0");
        }
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || (hosts == 0 && request.protocolVersion().equals(HttpVersion.HTTP_1_1))) {
            return malformed("The request must have one header Host");
        }
        if (!METHODS.contains(request.method())) {
            // An unknown method would become a label of a metric.
            return Problem.of(ProblemCode.method_not_allowed, "No resource supports this method");
        }
        return isTarget(request.uri()) ? null : malformed("The request target must be a valid path or http URL");
    }

    private static boolean isTarget(String target) {
        try {
            var uri = new URI(target);
            return target.startsWith("/") || (uri.getHost() != null && "http".equals(uri.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static Problem malformed(String detail) {
        return Problem.of(ProblemCode.malformed_request, detail);
    }
}
