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

/// A signal in a response.
@RegisterForReflection
public record SignalView(
        long signalId,
        long portfolioId,
        String strategyType,
        Instant createdAt,
        String marketId,
        String marketQuestion,
        TradeAction action,

        @Schema(description = "Execution price in dollars per share; null: the price of the side at execution")
        Price targetPrice,

        @Schema(description = "Stake in dollars") Money amount,
        Ratio confidence,
        String reason,

        @Schema(description = "YES price at creation of the signal. The fields up to event_end_date are of this time")
        Price yesPrice,

        Price noPrice,
        Volume marketLiquidity,
        Volume marketVolume,
        String eventId,
        String eventTitle,
        Instant eventEndDate,

        @Schema(description = "The signal is not executed at or after this time; null: no expiry", nullable = true)
        Instant expiresAt,

        SignalStatus status,
        boolean executed,
        @Schema(nullable = true) Instant executedAt,

        @Schema(description = "Time of its execution, rejection or expiry", nullable = true)
        Instant decidedAt,

        @Schema(description = "Id of the trade that executed the signal", nullable = true)
        String tradeId,

        @Schema(description = "Problem code of a rejected signal; see docs/reference/errors.md", nullable = true)
        String code,

        @Schema(description = "Problem detail of a rejected signal", nullable = true)
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
