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

/// A signal as the API shows it.
@RegisterForReflection
public record SignalView(
        long signalId,
        long portfolioId,
        String strategyType,
        Instant createdAt,
        String marketId,
        String marketQuestion,
        TradeAction action,

        @Schema(description = "Dollars per share at which it is executed; null is the side's price at that time")
        Price targetPrice,

        @Schema(description = "Dollars to stake") Money amount,
        Ratio confidence,
        String reason,

        @Schema(description = "Of its market when it was proposed, as all up to event_end_date")
        Price yesPrice,

        Price noPrice,
        Volume marketLiquidity,
        Volume marketVolume,
        String eventId,
        String eventTitle,
        Instant eventEndDate,

        @Schema(description = "From this instant on it is not executed any more; null is never", nullable = true)
        Instant expiresAt,

        SignalStatus status,
        boolean executed,
        @Schema(nullable = true) Instant executedAt,

        @Schema(description = "When it was executed, rejected, or found expired", nullable = true)
        Instant decidedAt,

        @Schema(description = "The trade that executed it", nullable = true)
        String tradeId,

        @Schema(description = "Why it was rejected; see docs/reference/errors.md", nullable = true)
        String code,

        @Schema(description = "The same as a sentence", nullable = true)
        String detail,

        @Schema(description = "Whether it was moved to the archive of past months")
        boolean archived)
        implements JsonPayload {

    /// Of a fresh one, which may have been sent too late.
    static SignalView of(Signal signal, Instant now) {
        return of(signal, signal.hasExpired(now) ? SignalStatus.expired : signal.status, false);
    }

    static SignalView of(AnySignal signal) {
        return of(signal, signal.effectiveStatus, signal.archived);
    }

    private static SignalView of(SignalFacts signal, SignalStatus status, boolean archived) {
        boolean executed = status == SignalStatus.executed;
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
                executed,
                executed ? signal.decidedAt : null,
                signal.decidedAt,
                signal.tradeId,
                signal.code,
                signal.detail,
                archived);
    }
}
