package io.prescient.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Tells what never ends by itself that the service is about to stop. The shutdown waits for every open answer, so a
/// stream that looks here does not hold it up.
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
