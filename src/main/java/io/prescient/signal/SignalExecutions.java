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
import org.jspecify.annotations.Nullable;

/// The results of signals that were executed together, in the order of execution. For a dry run: the signals that it
/// would execute.
@RegisterForReflection
public record SignalExecutions(
        List<Item> items,

        @Schema(description = "Always null: the response contains all items", nullable = true) @Nullable
        String next,

        int executedCount,

        @Schema(description = "Number of rejected or expired signals")
        int rejectedCount,

        @Schema(description = "Number of signals that stay pending, because a request executes at most 1,000")
        long pendingCount)
        implements JsonPayload {

    /// A signal and its result: the response that a request for this signal alone would get.
    @RegisterForReflection
    @Schema(name = "SignalResponse")
    public record Item(
            @Schema(description = "Null in a dry run", nullable = true) @Nullable
            Long signalId,

            String marketId,
            TradeAction action,
            Money amount,
            @Schema(nullable = true) @Nullable Price targetPrice,
            @Schema(nullable = true) @Nullable Ratio confidence,
            @Schema(nullable = true) @Nullable String reason,

            @Schema(description = "HTTP status of the response; null in a dry run", nullable = true) @Nullable
            Integer httpStatus,

            @JsonRawValue
            @Schema(
                    implementation = Object.class,
                    description = "The executed trade, or a problem; null in a dry run",
                    nullable = true)
            @Nullable
            String response) {
        boolean isRejection() {
            return httpStatus != null && httpStatus >= 400;
        }
    }

    static Item item(Signal signal, StoredResponse result) {
        return new Item(
                signal.id,
                signal.marketId,
                signal.action,
                signal.amount,
                signal.targetPrice,
                signal.confidence,
                signal.reason,
                result.status(),
                result.json());
    }

    /// Lists the signals that a dry run would execute.
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

    static SignalExecutions of(List<Item> items, long pendingCount) {
        int rejectedCount = (int) items.stream().filter(Item::isRejection).count();
        return new SignalExecutions(items, null, items.size() - rejectedCount, rejectedCount, pendingCount);
    }
}
