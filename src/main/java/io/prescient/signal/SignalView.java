package io.prescient.signal;

import io.prescient.idempotency.JsonPayload;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A signal in a response.
@RegisterForReflection
public record SignalView(
        long signalId,
        long portfolioId,
        String strategyType,
        Instant createdAt,
        String marketId,
        @Nullable String marketQuestion,
        TradeAction action,

        @Schema(description = "Execution price in dollars per share; null: the price of the side at execution")
        @Nullable
        Price targetPrice,

        @Schema(description = "Stake in dollars") Money amount,
        @Nullable Ratio confidence,
        @Nullable String reason,

        @Schema(description = "YES price at creation of the signal. The fields up to event_end_date are of this time")
        @Nullable
        Price yesPrice,

        @Nullable Price noPrice,
        @Nullable Volume marketLiquidity,
        @Nullable Volume marketVolume,
        @Nullable String eventId,
        @Nullable String eventTitle,
        @Nullable Instant eventEndDate,

        @Schema(description = "The signal is not executed at or after this time; null: no expiry", nullable = true)
        @Nullable
        Instant expiresAt,

        SignalStatus status,
        boolean executed,
        @Schema(nullable = true) @Nullable Instant executedAt,

        @Schema(description = "Time of its execution, rejection or expiry", nullable = true) @Nullable
        Instant decidedAt,

        @Schema(description = "Id of the trade that executed the signal", nullable = true) @Nullable
        String tradeId,

        @Schema(description = "Problem code of a rejected signal; see docs/reference/errors.md", nullable = true)
        @Nullable
        String code,

        @Schema(description = "Problem detail of a rejected signal", nullable = true) @Nullable
        String detail,

        @Schema(description = "Whether the signal is in the archive")
        boolean archived)
        implements JsonPayload {

    /// Creates the view of a new signal, which can be expired when it is stored.
    static SignalView of(Signal signal, Instant now) {
        return of(signal, signal.hasExpired(now) ? SignalStatus.expired : signal.status, false);
    }

    static SignalView of(AnySignal signal) {
        return of(signal, signal.effectiveStatus, signal.archived);
    }

    private static SignalView of(SignalFacts signal, SignalStatus status, boolean archived) {
        return new SignalView(
                signal.id,
                signal.portfolioId,
                signal.strategyType,
                signal.timestamp,
                signal.marketId,
                signal.marketQuestion,
                signal.action,
                signal.targetPrice,
                signal.amount,
                signal.confidence,
                signal.reason,
                signal.yesPrice,
                signal.noPrice,
                signal.marketLiquidity,
                signal.marketVolume,
                signal.eventId,
                signal.eventTitle,
                signal.eventEndDate,
                signal.expiresAt,
                status,
                status == SignalStatus.executed,
                status == SignalStatus.executed ? signal.decidedAt : null,
                signal.decidedAt,
                signal.tradeId,
                signal.code,
                signal.detail,
                archived);
    }
}
