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

/// The one place where a failure becomes an answer: every error of the API has the shape of {@link Problem}.
@Singleton
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

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

    // By name: the framework has a mapper of its own for it, which this one replaces.
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

    /// Whether no method of ours was found for the request.
    private static boolean isUnmatched(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return status == 405 || (status == 404 && failure.getCause() == null);
    }

    private Response unmatched(UriInfo uri) {
        return AllowedMethods.of(uri.getPath())
                .map(allowed -> Response.fromResponse(
                                response(Problem.of(ProblemCode.method_not_allowed, "This path knows " + allowed), uri))
                        .header(HttpHeaders.ALLOW, allowed)
                        .build())
                .orElseGet(() -> response(Problem.of(ProblemCode.not_found, "No resource has this path"), uri));
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, UriInfo uri) {
        return response(toProblem(failure, uri.getPath()), uri);
    }

    /// What a failure at this path means to the one who asked; what he cannot know is logged.
    public static Problem toProblem(Throwable failure, String path) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        var unavailable = DatabaseFailures.problem(failure);
        if (unavailable.isPresent()) {
            LOG.warnf(
                    "Request %s was answered with %s: %s",
                    path, unavailable.get().code(), failure);
            return unavailable.get();
        }
        var id = UUID.randomUUID();
        LOG.errorf(failure, "Request %s failed, error %s", path, id);
        return Problem.of(ProblemCode.internal_error, "The log of the service tells more under this id")
                .with("error_id", id.toString());
    }

    /// The answer as it goes out; its body is text already, because not every path leads past a JSON writer.
    private Response response(Problem problem, UriInfo uri) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(json.write(problem.at(uri.getPath())))
                .build();
    }

    private static Problem ofStatus(WebApplicationException failure) {
        return switch (failure.getResponse().getStatus()) {
            case 404 -> Problem.of(ProblemCode.invalid_parameter, unreadable(failure.getCause()));
            case 406 -> Problem.of(ProblemCode.not_acceptable, "No media type of the header Accept is offered here");
            case 413 -> Problem.of(ProblemCode.body_too_large, "The body exceeds " + BodyLimit.MAX_BYTES + " bytes");
            case 415 -> Problem.of(ProblemCode.unsupported_media_type, "The body's Content-Type is not read here");
            case 503 -> Problem.of(ProblemCode.unavailable, "Try again in a moment");
            case 500 -> Problem.of(ProblemCode.internal_error, "The request failed");
            default -> Problem.of(ProblemCode.unreadable_body, "The request is not readable");
        };
    }

    private static String unreadable(Throwable cause) {
        return cause instanceof NumberFormatException
                ? "An id in the path must be a whole number"
                : "A path or query parameter cannot be read: " + cause.getMessage();
    }
}
