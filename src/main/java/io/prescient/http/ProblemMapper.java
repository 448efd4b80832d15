package io.prescient.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Maps every failure of a resource to a {@link Problem} response.
@Singleton
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final RepeatedWarning FAILURES = new RepeatedWarning(LOG, System::nanoTime);

    @Inject
    JsonWriter json;

    @ServerExceptionMapper
    public Response known(ProblemException failure, UriInfo uri) {
        return response(failure.problem(), uri);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException failure, UriInfo uri) {
        return response(Violations.problem(failure.getConstraintViolations(), 2), uri);
    }

    // Replaces the mapper that Quarkus has for this exception.
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException failure, UriInfo uri) {
        return response(JsonProblems.of(failure), uri);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JacksonException unreadable) {
            return response(JsonProblems.of(unreadable), uri);
        }
        if (failure.getCause() instanceof ProblemException inner) {
            return response(inner.problem(), uri);
        }
        if (isUnmatched(failure)) {
            return unmatched(uri);
        }
        return response(ofStatus(failure), uri);
    }

    /// Whether no resource method matched the request.
    private static boolean isUnmatched(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return status == 405 || (status == 404 && failure.getCause() == null);
    }

    private Response unmatched(UriInfo uri) {
        AllowedMethods.template(uri.getPath()).ifPresent(MetricLabels::setPath);
        return AllowedMethods.of(uri.getPath())
                .map(allowed -> Response.fromResponse(response(
                                Problem.of(ProblemCode.method_not_allowed, "Allowed methods: " + allowed), uri))
                        .header(HttpHeaders.ALLOW, allowed)
                        .build())
                .orElseGet(() -> response(Problem.of(ProblemCode.not_found, "No resource has this path"), uri));
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, UriInfo uri) {
        return response(toProblem(failure, uri.getPath()), uri);
    }

    /// Maps a failure to a problem. Defects are logged with the `error_id` of the problem.
    ///
    /// @param path the path of the request, for the log
    public static Problem toProblem(Throwable failure, String path) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        var unavailable = DatabaseFailures.problem(failure);
        if (unavailable.isPresent()) {
            FAILURES.log("Request failed: path=%s code=%s failure=%s"
                    .formatted(path, unavailable.get().code(), failure));
            return unavailable.get();
        }
        var id = UUID.randomUUID();
        LOG.errorf(failure, "Request failed: path=%s error_id=%s", path, id);
        return Problem.of(
                        ProblemCode.internal_error,
                        "Internal error. Search the log of the service for error_id %s".formatted(id))
                .with("error_id", id.toString());
    }

    /// The body is serialized here, because a response of an unmatched path passes no JSON writer.
    private Response response(Problem problem, UriInfo uri) {
        var response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(json.write(problem.at(uri.getPath())));
        return (problem.code() == ProblemCode.overloaded ? response.header(HttpHeaders.RETRY_AFTER, 1) : response)
                .build();
    }

    private static Problem ofStatus(WebApplicationException failure) {
        return switch (failure.getResponse().getStatus()) {
            case 404 -> Problem.of(ProblemCode.invalid_parameter, unreadable(failure.getCause()));
            case 406 -> Problem.of(ProblemCode.not_acceptable, "None of the media types in Accept is available");
            case 413 -> BodyLimit.tooLarge();
            case 415 -> Problem.of(ProblemCode.unsupported_media_type, "The Content-Type of the body is not supported");
            case 503 ->
                Problem.of(ProblemCode.unavailable, "The service is temporarily unavailable. Retry with the same key.");
            case 500 -> Problem.of(ProblemCode.internal_error, "The request failed");
            default -> Problem.of(ProblemCode.unreadable_body, "The request cannot be read");
        };
    }

    private static String unreadable(@Nullable Throwable cause) {
        return cause instanceof NumberFormatException
                ? "An id in the path must be a whole number"
                : "A path or query parameter is invalid" + (cause == null ? "" : ": " + cause.getMessage());
    }
}
