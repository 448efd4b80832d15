package io.prescient.stream;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/// Wakes one who waits. A ring that nobody waits for is heard by the next one who does, so none is missed.
final class AsyncSignal {
    private boolean rung;
    private UniEmitter<? super Void> sleeper;

    /// From any thread.
    void ring() {
        var woken = take();
        if (woken != null) {
            woken.complete(null);
        }
    }

    /// Ends with the next ring, or at once if there was one since the last time.
    Uni<Void> heard() {
        return Uni.createFrom().emitter(emitter -> {
            if (sleep(emitter)) {
                emitter.onTermination(() -> leave(emitter));
            } else {
                emitter.complete(null);
            }
        });
    }

    private synchronized UniEmitter<? super Void> take() {
        var woken = sleeper;
        sleeper = null;
        rung = woken == null;
        return woken;
    }

    private synchronized boolean sleep(UniEmitter<? super Void> emitter) {
        boolean sleeps = !rung;
        rung = false;
        sleeper = sleeps ? emitter : null;
        return sleeps;
    }

    private synchronized void leave(UniEmitter<? super Void> emitter) {
        if (sleeper == emitter) {
            sleeper = null;
        }
    }
}
