package io.prescient.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Whether the shutdown has begun. Quarkus waits for open responses, so streams check this and end themselves.
@ApplicationScoped
public class ShutdownState {
    private volatile boolean begun;

    void onShutdown(@Observes ShutdownDelayInitiatedEvent event) {
        begun = true;
    }

    public boolean hasBegun() {
        return begun;
    }
}
