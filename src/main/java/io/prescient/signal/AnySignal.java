package io.prescient.signal;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A signal for reading, archived or not. This entity is read-only.
@Entity
@Immutable
@Table(name = "signals")
public class AnySignal extends SignalFacts {
    /// The current status. A pending signal after its expiry counts as expired, also before the row is updated.
    @Enumerated(EnumType.STRING)
    public SignalStatus effectiveStatus;

    public boolean archived;

    static Uni<AnySignal> requireExists(long portfolioId, long id) {
        return AnySignal.<AnySignal>find("portfolioId = ?1 and id = ?2", portfolioId, id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound(ProblemCode.signal_not_found, "signal_id", id)
                        .asException());
    }
}
