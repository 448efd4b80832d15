package io.prescient.commit;

import io.prescient.http.PortfolioSeqContext;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import org.jspecify.annotations.Nullable;

/// A command that waits in a queue or belongs to the batch in flight.
final class PendingCommand<R> {
    final Command<R> command;
    final long submittedNanos;
    private final Context caller;
    private final UniEmitter<? super R> emitter;
    private volatile boolean cancelled;
    private @Nullable R result;
    private @Nullable RuntimeException failure;
    private long seq;

    PendingCommand(Command<R> command, long submittedNanos, Context caller, UniEmitter<? super R> emitter) {
        this.command = command;
        this.submittedNanos = submittedNanos;
        this.caller = caller;
        this.emitter = emitter;
        emitter.onTermination(() -> cancelled = true);
    }

    long portfolioId() {
        return command.portfolioId();
    }

    /// Whether the caller has gone or has an answer already.
    boolean isCancelled() {
        return cancelled;
    }

    /// Decides the command. A failed command changes nothing.
    <P> void decide(UnitOfWork work, PortfolioTable<P> table) {
        failure = null;
        try {
            result = work.attempt(command::decide, _ -> true);
        } catch (RuntimeException e) {
            failure = e;
        }
        seq = table.seq(work.get(table.type(), portfolioId()));
    }

    /// Returns the result to the caller, after the commit.
    void complete() {
        caller.runOnContext(_ -> {
            PortfolioSeqContext.recordCommitted(portfolioId(), seq);
            if (failure == null) {
                emitter.complete(result);
            } else {
                emitter.fail(failure);
            }
        });
    }

    void fail(Throwable reason) {
        caller.runOnContext(_ -> emitter.fail(reason));
    }
}
