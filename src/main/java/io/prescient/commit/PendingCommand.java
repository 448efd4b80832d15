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

    /// The portfolio's seq before the command; 0 if it was not decided.
    private long seq;

    /// The portfolio's seq after the commit of the command.
    private long committedSeq;

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
        seq = table.seq(work.get(table.type(), portfolioId()));
        try {
            result = work.attempt(command::decide, _ -> true);
        } catch (RuntimeException e) {
            failure = e;
            return;
        }
        committedSeq = table.seq(work.get(table.type(), portfolioId()));
    }

    /// Returns the result to the caller, after the commit.
    void complete() {
        if (failure != null) {
            fail(failure);
            return;
        }
        caller.runOnContext(_ -> {
            PortfolioSeqContext.record(portfolioId(), committedSeq);
            emitter.complete(result);
        });
    }

    void fail(Throwable reason) {
        caller.runOnContext(_ -> {
            if (seq > 0) {
                PortfolioSeqContext.record(portfolioId(), seq);
            }
            emitter.fail(reason);
        });
    }
}
