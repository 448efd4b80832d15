package io.prescient.signal;

import io.prescient.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/// A signal that is not archived. It is executed, rejected or expired once, under the lock of its portfolio.
@Entity
@Table(name = "trading_signals")
public class Signal extends SignalFacts {
    @Enumerated(EnumType.STRING)
    public SignalStatus status = SignalStatus.pending;

    /// Returns the signal under its row lock, so that it cannot be archived; null if it is not pending.
    static Uni<Signal> stillPending(long id) {
        return Signal.<Signal>find("id = ?1 and status = ?2", id, SignalStatus.pending)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /// Returns the pending signals under their row locks, newest first.
    static Uni<List<Signal>> pending(long portfolioId, int limit) {
        return Signal.<Signal>find(
                        "portfolioId = ?1 and status = ?2 order by timestamp desc, id desc",
                        portfolioId,
                        SignalStatus.pending)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, limit - 1)
                .list();
    }

    static Uni<Long> countPending(long portfolioId) {
        return count("portfolioId = ?1 and status = ?2", portfolioId, SignalStatus.pending);
    }

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
