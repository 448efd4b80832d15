package io.prescient.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Says once in the API's description what each header means that many requests may have.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiHeaderDescriptions implements OASFilter {
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "Idempotency-Key",
            "Your id of this request: 1 to 255 printable characters, not `.` or `..`, not beginning with `signal-`. The same key "
                    + "with the same request answers with the first outcome and `Idempotency-Replayed: true`; with another "
                    + "request it is a 409 `idempotency_conflict`. Without a key a retry is a new request",
            "If-Match",
            "The portfolio's `ETag`, its seq in quotes such as `\"7\"`: a 412 `seq_mismatch` if it has moved on since. `*` "
                    + "and no header match whatever it is at");

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.HEADER && parameter.getDescription() == null) {
            parameter.setDescription(DESCRIPTIONS.get(parameter.getName()));
        }
        return parameter;
    }
}
