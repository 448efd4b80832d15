package io.prescient.position;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.web.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What of a position to sell, and at which price.
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record CloseRequest(
        @Schema(description = "More than 0, at most what is held; absent is all")
        Shares shares,

        @Schema(description = "Dollars per share; absent is the present price of the side")
        Price price,

        @Size(max = 1000) String reason) {

    public static final CloseRequest ALL = new CloseRequest(null, null, null);

    public CloseRequest {
        if (shares != null && shares.signum() <= 0) {
            throw FieldError.problem("shares", "must be more than 0").asException();
        }
    }
}
