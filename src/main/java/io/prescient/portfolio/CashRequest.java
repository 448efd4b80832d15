package io.prescient.portfolio;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.prescient.idempotency.JsonPayload;
import io.prescient.money.AtLeast;
import io.prescient.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Request body of a deposit or a withdrawal. The amount is in dollars, at least 0.01.
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(examples = """
                {"amount": "500.00", "reason": "more to play with"}""")
public record CashRequest(
        @NotNull @AtLeast("0.01") @Schema(examples = "\"500.00\"")
        Money amount,

        @Size(max = 1000) @Nullable String reason)
        implements JsonPayload {}
