package io.prescient.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a request failed (RFC 9457): a stable code, a sentence, and the facts as members of their own.
///
/// @param code tells the kind; status and title follow from it
/// @param detail a sentence with the facts of this case
/// @param facts members beside the standard ones, such as `limit`, `used`, `requested`
/// @param instance the path of the request, with an id for an internal error; null until it is known
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "instance"})
@Schema(description = "A problem (RFC 9457); codes and their facts are listed in docs/errors.md")
public record Problem(
        ProblemCode code,
        String detail,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> facts,
        @JsonInclude(Include.NON_NULL) String instance) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, Map.of(), null);
    }

    /// The same problem with one more fact.
    public Problem with(String fact, Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Problem(code, detail, more, instance);
    }

    public Problem at(String path) {
        return new Problem(code, detail, facts, path);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    @JsonProperty
    public String type() {
        return "urn:prescient:problem:" + code;
    }

    @JsonProperty
    public String title() {
        return code.title;
    }

    @JsonProperty
    public int status() {
        return code.status;
    }
}
