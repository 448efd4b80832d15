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

/// A signal that is not in the archive. It is decided on once, under its portfolio's lock.
@Entity
@Table(name = "trading_signals")
public class Signal extends SignalFacts {
    @Enumerated(EnumType.STRING)
    public SignalStatus status = SignalStatus.pending;

    /// The signal under its row lock, which keeps the archive off, if nothing was decided on it yet; else null.
    static Uni<Signal> stillPending(long id) {
        return Signal.<Signal>find("id = ?1 and status = ?2", id, SignalStatus.pending)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /// The pending ones under their row locks, newest first.
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

    void reject(Problem why, Instant now) {
        decide(SignalStatus.rejected, now);
        code = why.code().name();
        detail = why.detail();
    }

    void expire(Instant now) {
        decide(SignalStatus.expired, now);
    }

    private void decide(SignalStatus what, Instant now) {
        status = what;
        decidedAt = now;
    }
}
