package io.prescient.signal;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// Any signal, in the archive or not, for those who read.
@Entity
@Immutable
@Table(name = "signals")
public class AnySignal extends SignalFacts {
    /// Its status at this moment: a pending one whose time has run out is expired, marked or not.
    @Enumerated(EnumType.STRING)
    public SignalStatus effectiveStatus;

    public boolean archived;

    static Uni<AnySignal> known(long portfolioId, long id) {
        return AnySignal.<AnySignal>find("portfolioId = ?1 and id = ?2", portfolioId, id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound(ProblemCode.signal_not_found, "signal_id", id)
                        .asException());
    }
}
