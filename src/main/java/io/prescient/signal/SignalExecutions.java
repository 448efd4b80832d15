package io.prescient.signal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The results of signals that were executed together, newest first, or that a dry run would execute.
@RegisterForReflection
public record SignalExecutions(
        List<Item> items,

        @Schema(description = "Always null: all are in one answer", nullable = true)
        String next,

        int executedCount,
        @Schema(description = "Rejected or expired") int rejectedCount,

        @Schema(description = "Signals that are still pending, because one request executes at most 1,000")
        long pendingCount)
        implements JsonPayload {

    /// A signal and its result: the response to it if it had been executed alone.
    @RegisterForReflection
    @Schema(name = "SignalResponse")
    public record Item(
            @Schema(description = "Null in a dry run", nullable = true)
            Long signalId,

            String marketId,
            TradeAction action,
            Money amount,
            @Schema(nullable = true) Price targetPrice,
            @Schema(nullable = true) Ratio confidence,
            @Schema(nullable = true) String reason,

            @Schema(description = "HTTP status of the response; null in a dry run", nullable = true)
            Integer httpStatus,

            @JsonRawValue
            @Schema(
                    implementation = Object.class,
                    description = "The executed trade, or a problem; null in a dry run",
                    nullable = true)
            String response) {
        boolean isRefusal() {
            return httpStatus >= 400;
        }
    }

    static Item item(Signal signal, StoredResponse outcome) {
        return new Item(
                signal.id,
                signal.marketId,
                signal.action,
                signal.amount,
                signal.targetPrice,
                signal.confidence,
                signal.reason,
                outcome.status(),
                outcome.json());
    }

    /// What a dry run would execute.
    public static SignalExecutions planned(List<NewSignal> signals) {
        var items = signals.stream()
                .map(signal -> new Item(
                        null,
                        signal.marketId(),
                        signal.action(),
                        signal.amount(),
                        signal.targetPrice(),
                        signal.confidence(),
                        signal.reason(),
                        null,
                        null))
                .toList();
        return new SignalExecutions(items, null, 0, 0, 0);
    }

    static SignalExecutions of(List<Item> items, long left) {
        int refused = (int) items.stream().filter(Item::isRefusal).count();
        return new SignalExecutions(items, null, items.size() - refused, refused, left);
    }
}
