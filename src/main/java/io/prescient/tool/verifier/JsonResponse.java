package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;

/// A response with a JSON body and a status below 500.
///
/// @param portfolioSeq the header `Portfolio-Seq`; 0 if it is missing
record JsonResponse(CallSpan span, int status, long portfolioSeq, JsonNode json) {

    boolean isSuccess() {
        return status < 300;
    }

    /// Whether the service stores it as the final response for the request's key.
    boolean isRejection() {
        return status == 409 || status == 412 || status == 422;
    }

    String code() {
        return json.path("code").asText();
    }

    @Override
    public String toString() {
        return "%d %s (%s)".formatted(status, json.path("detail").asText(), span);
    }
}
