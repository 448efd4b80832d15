package io.prescient.commit;

import io.prescient.commit.CommitBatch.Mode;
import io.prescient.http.DatabaseFailures;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/// A queue of commands. While one batch is in flight the next one collects; an idle lane starts a batch at once.
final class CommitLane {
    /// Runs batches in transactions.
    interface Runner {
        /// Returns the commands of portfolios that another transaction has locked.
        Future<List<PendingCommand<?>>> run(List<PendingCommand<?>> batch, Mode mode);
    }

    private final Context context;
    private final Runner runner;
    private final CommitSettings settings;
    private final Queue<PendingCommand<?>> queue = new ArrayDeque<>();
    private boolean busy;

    /// The commands of portfolios that are locked elsewhere. Only the lane's event loop uses these two fields.
    private final Map<Long, Queue<PendingCommand<?>>> locked = new HashMap<>();

    private final Queue<Long> waiting = new ArrayDeque<>();
    private int waits;

    CommitLane(Context context, Runner runner, CommitSettings settings) {
        this.context = context;
        this.runner = runner;
        this.settings = settings;
    }

    /// Adds a command. Returns false if the queue is full.
    boolean offer(PendingCommand<?> pending) {
        synchronized (queue) {
            if (queue.size() >= settings.queueLimit()) {
                return false;
            }
            queue.add(pending);
            if (busy) {
                return true;
            }
            busy = true;
        }
        context.runOnContext(_ -> next());
        return true;
    }

    int size() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private void next() {
        var batch = new ArrayList<PendingCommand<?>>();
        synchronized (queue) {
            take(queue, batch);
            if (queue.isEmpty() && batch.isEmpty()) {
                busy = false;
                return;
            }
        }
        batch.removeIf(this::isWaiting);
        (batch.isEmpty() ? Future.<Void>succeededFuture() : run(batch, Mode.SKIP_LOCKED)).onComplete(_ -> next());
    }

    private void take(Queue<PendingCommand<?>> from, List<PendingCommand<?>> batch) {
        int weight = 0;
        while (!from.isEmpty()
                && (batch.isEmpty() || weight + from.peek().command.weight() <= settings.batchLimit())) {
            var pending = from.remove();
            if (!pending.isCancelled()) {
                weight += pending.command.weight();
                batch.add(pending);
            }
        }
    }

    /// Queues a command behind those of the same portfolio that wait for a lock.
    private boolean isWaiting(PendingCommand<?> pending) {
        var behind = locked.get(pending.portfolioId());
        return behind != null && behind.add(pending);
    }

    /// Runs a batch. If a statement fails, the batch is split until the command that causes it fails alone.
    private Future<Void> run(List<PendingCommand<?>> batch, Mode mode) {
        return runner.run(batch, mode)
                .onSuccess(skipped -> skipped.forEach(this::awaitLock))
                .<Void>mapEmpty()
                .recover(failure -> {
                    if (batch.size() == 1 || DatabaseFailures.isConnectionFailure(failure)) {
                        batch.forEach(pending -> pending.fail(failure));
                        return Future.succeededFuture();
                    }
                    int half = batch.size() / 2;
                    return run(batch.subList(0, half), mode).compose(_ -> run(batch.subList(half, batch.size()), mode));
                });
    }

    private void awaitLock(PendingCommand<?> pending) {
        if (!isWaiting(pending)) {
            locked.put(pending.portfolioId(), new ArrayDeque<>(List.of(pending)));
            waiting.add(pending.portfolioId());
            startWaiting();
        }
    }

    private void startWaiting() {
        if (waits < settings.waiting() && !waiting.isEmpty()) {
            waits++;
            drain(waiting.remove());
        }
    }

    /// Commits the commands of one portfolio that is locked elsewhere. The batch of the lane does not wait for it.
    private void drain(long portfolioId) {
        var batch = new ArrayList<PendingCommand<?>>();
        take(Objects.requireNonNull(locked.get(portfolioId)), batch);
        if (batch.isEmpty()) {
            locked.remove(portfolioId);
            waits--;
            startWaiting();
        } else {
            run(batch, Mode.WAIT).onComplete(_ -> drain(portfolioId));
        }
    }
}
