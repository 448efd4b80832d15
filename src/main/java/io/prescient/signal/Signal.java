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

    void execute(Instant now) {
        decide(SignalStatus.executed, now);
        tradeId = trade().tradeId();
    }

    void reject(Problem problem, Instant now) {
        decide(SignalStatus.rejected, now);
        code = problem.code().name();
        detail = problem.detail();
    }

    void expire(Instant now) {
        decide(SignalStatus.expired, now);
    }

    private void decide(SignalStatus newStatus, Instant now) {
        status = newStatus;
        decidedAt = now;
    }
}
