package io.prescient.stream;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.jspecify.annotations.Nullable;

/// Wakes one waiter. A signal without a waiter is kept, and completes the next wait at once.
final class AsyncSignal {
    private boolean pending;
    private @Nullable UniEmitter<? super Void> waiter;

    /// Wakes the waiter, or keeps the signal for the next one. Safe to call from any thread.
    void raise() {
        var waiting = takeWaiter();
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /// Completes at the next signal, or at once if a signal is kept.
    Uni<Void> await() {
        return Uni.createFrom().emitter(emitter -> {
            if (addWaiter(emitter)) {
                emitter.onTermination(() -> removeWaiter(emitter));
            } else {
                emitter.complete(null);
            }
        });
    }

    private synchronized @Nullable UniEmitter<? super Void> takeWaiter() {
        var waiting = waiter;
        waiter = null;
        pending = waiting == null;
        return waiting;
    }

    private synchronized boolean addWaiter(UniEmitter<? super Void> emitter) {
        boolean mustWait = !pending;
        pending = false;
        waiter = mustWait ? emitter : null;
        return mustWait;
    }

    synchronized boolean hasWaiter() {
        return waiter != null;
    }

    private synchronized void removeWaiter(UniEmitter<? super Void> emitter) {
        if (waiter == emitter) {
            waiter = null;
        }
    }
}
