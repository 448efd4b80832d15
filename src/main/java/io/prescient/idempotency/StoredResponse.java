package io.prescient.idempotency;

import io.prescient.http.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The answer to a request that is executed at most once.
///
/// @param status HTTP status
/// @param json the body, word for word the first one
/// @param replayed whether this is an earlier outcome told again
public record StoredResponse(int status, String json, boolean replayed) {
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    public boolean isRejection() {
        return status >= 400;
    }

    public Response toResponse() {
        var response = Response.status(status)
                .type(isRejection() ? Problem.MEDIA_TYPE : MediaType.APPLICATION_JSON)
                .entity(json);
        return (replayed ? response.header(REPLAYED_HEADER, true) : response).build();
    }
}
