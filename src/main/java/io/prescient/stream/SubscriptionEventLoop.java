package io.prescient.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/// The event loop on which a stream started. All its steps run there, whichever thread wakes it, so its fields
/// need no lock.
record SubscriptionEventLoop(Context context) implements Executor {
    static SubscriptionEventLoop here() {
        return new SubscriptionEventLoop(Vertx.currentContext());
    }

    @Override
    public void execute(Runnable step) {
        context.runOnContext(_ -> step.run());
    }
}
