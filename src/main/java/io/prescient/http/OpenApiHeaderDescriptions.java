package io.prescient.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Describes the request headers that many operations share.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiHeaderDescriptions implements OASFilter {
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "Idempotency-Key",
            "The client's id of this request: 1 to 255 printable characters, not `.` or `..`, not starting with `signal-`. "
                    + "A retry with the same key and request gets the first response and `Idempotency-Replayed: true`; "
                    + "another request with the key gets 409 `idempotency_conflict`. Without a key, a retry is a new request",
            "If-Match",
            "The `ETag` of the portfolio, its seq in quotes such as `\"7\"`: 412 `seq_mismatch` if the portfolio has another "
                    + "seq. `*` or no header matches any seq");

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.HEADER && parameter.getDescription() == null) {
            parameter.setDescription(DESCRIPTIONS.get(parameter.getName()));
        }
        return parameter;
    }
}
