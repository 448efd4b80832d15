package io.prescient.signal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of signals that were executed together, newest first.
@RegisterForReflection
public record SignalExecutions(
        List<Item> outcomes,
        int executed,
        @Schema(description = "Rejected or expired") int refused,

        @Schema(description = "Signals that are still pending, because one request executes at most 1,000")
        long left)
        implements JsonPayload {

    /// What became of one: the body that it would have got had it been executed alone.
    @RegisterForReflection
    @Schema(name = "SignalOutcome")
    public record Item(
            long signalId,

            @Schema(description = "HTTP status of the outcome")
            int status,

            @JsonRawValue @Schema(implementation = Object.class, description = "The executed trade, or a problem")
            String outcome) {

        boolean isRefusal() {
            return status >= 400;
        }
    }

    static Item item(Signal signal, StoredResponse outcome) {
        return new Item(signal.id, outcome.status(), outcome.json());
    }

    static SignalExecutions of(List<Item> items, long left) {
        int refused = (int) items.stream().filter(Item::isRefusal).count();
        return new SignalExecutions(items, items.size() - refused, refused, left);
    }
}
