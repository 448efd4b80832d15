package io.prescient.signal;

import io.prescient.http.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/// A signal that is not archived. It is executed, rejected or expired once, under the lock of its portfolio.
@Entity
@Table(name = "trading_signals")
public class Signal extends SignalFacts {
    @Enumerated(EnumType.STRING)
    public SignalStatus status = SignalStatus.pending;

    boolean hasExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    Signal executed(Instant now) {
        var after = decided(SignalStatus.executed, now);
        after.tradeId = trade().tradeId();
        return after;
    }

    Signal rejected(Problem problem, Instant now) {
        var after = decided(SignalStatus.rejected, now);
        after.code = problem.code().name();
        after.detail = problem.detail();
        return after;
    }

    Signal expired(Instant now) {
        return decided(SignalStatus.expired, now);
    }

    private Signal decided(SignalStatus newStatus, Instant now) {
        var after = new Signal();
        after.copy(this);
        after.status = newStatus;
        after.decidedAt = now;
        return after;
    }
}
