package io.prescient.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The error response of the API (RFC 9457): a stable code, a sentence, and the facts as further members.
///
/// @param code determines status and title
/// @param detail what was wrong with this request, with the values
/// @param facts further members, such as `limit`, `used`, `requested`
/// @param instance the path of the request; null until the response is built
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "instance"})
@Schema(description = "A problem (RFC 9457); docs/reference/errors.md lists the codes and their facts")
public record Problem(
        ProblemCode code,
        String detail,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> facts,
        @JsonInclude(Include.NON_NULL) @Nullable String instance) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, Map.of(), null);
    }

    /// A path, query or header parameter that is not accepted.
    ///
    /// @param reason the rule it violates, such as "must be given once"
    public static Problem invalidParameter(String parameter, String reason) {
        return of(ProblemCode.invalid_parameter, parameter + " " + reason).with("parameter", parameter);
    }

    /// A resource that does not exist.
    ///
    /// @param code one of the `…_not_found` codes, from which the detail takes the noun
    /// @param member the member that carries the id, such as `market_id`
    public static Problem notFound(ProblemCode code, String member, Object id) {
        var noun = code.name().replace("_not_found", "").replace('_', ' ');
        return of(code, "There is no " + noun + " " + id).with(member, id);
    }

    /// The same problem with one more fact.
    public Problem with(String fact, @Nullable Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Problem(code, detail, more, instance);
    }

    /// The same problem for a request with this path.
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
