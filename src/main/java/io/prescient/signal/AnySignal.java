package io.prescient.signal;

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
}
