package io.prescient.idempotency;

import io.prescient.http.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The response to a request that is executed at most once.
///
/// @param status HTTP status
/// @param json the body, byte for byte that of the first response
/// @param replayed whether it repeats the response to an earlier request
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
