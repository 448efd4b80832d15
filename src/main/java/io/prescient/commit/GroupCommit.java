package io.prescient.commit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.prescient.commit.CommitBatch.Mode;
import io.prescient.http.DatabaseFailures;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.Ticker;
import io.prescient.persistence.ReadRouting;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Commits the commands of all portfolios. A few queues collect them; each commits one batch at a time in one
/// transaction, so the commands that arrive during a commit share the next one.
@ApplicationScoped
public class GroupCommit {
    private final Pool pool;
    private final PortfolioTable<?> table;
    private final Clock clock;
    private final Ticker ticker;
    private final CommitSettings settings;
    private final List<CommitLane> lanes;
    private final DistributionSummary batchSize;
    private final Timer waitTime;
    private final Timer commitTime;

    @Inject
    GroupCommit(
            Pool pool,
            Vertx vertx,
            PortfolioTable<?> table,
            Clock clock,
            Ticker ticker,
            CommitSettings settings,
            MeterRegistry metrics) {
        this.pool = pool;
        this.table = table;
        this.clock = clock;
        this.ticker = ticker;
        this.settings = settings;
        lanes = Stream.generate(() -> new CommitLane(newContext(vertx), this::run, settings))
                .limit(settings.lanes())
                .toList();
        Gauge.builder(
                        "prescient.commit.queue",
                        lanes,
                        all -> all.stream().mapToInt(CommitLane::size).sum())
                .description("Commands that wait for a batch")
                .register(metrics);
        batchSize = DistributionSummary.builder("prescient.commit.batch")
                .description("Commands per transaction")
                .register(metrics);
        waitTime = Timer.builder("prescient.commit.wait")
                .description("Time of a command in its queue")
                .register(metrics);
        commitTime = Timer.builder("prescient.commit.time")
                .description("Time of a transaction")
                .register(metrics);
    }

    /// Decides and commits a command. Fails with the exception that its decision throws, with `overloaded` if the queue
    /// is full, and with `unavailable` after the timeout. Until it has begun, cancelling the Uni drops the command.
    public <R> Uni<R> submit(Command<R> command) {
        return Uni.createFrom()
                .<R>emitter(emitter -> {
                    var pending = new PendingCommand<>(command, ticker.nanos(), Vertx.currentContext(), emitter);
                    if (!lane(command.portfolioId()).offer(pending)) {
                        emitter.fail(overloaded());
                    }
                })
                .ifNoItem()
                .after(settings.timeout())
                .on(ticker.timers())
                .failWith(GroupCommit::timedOut);
    }

    /// Decides a command on one snapshot of the database, without locks, and stores nothing.
    public <R> Uni<R> dryRun(Command<R> command) {
        return Uni.createFrom().emitter(emitter -> {
            var pending = new PendingCommand<>(command, ticker.nanos(), Vertx.currentContext(), emitter);
            run(List.of(pending), Mode.READ).onFailure(pending::fail);
        });
    }

    /// The queue of a portfolio. On a distributed PostgreSQL this would be the portfolio's shard.
    private CommitLane lane(long portfolioId) {
        return lanes.get(Math.floorMod(Long.hashCode(portfolioId * 0x9E3779B97F4A7C15L), lanes.size()));
    }

    private Future<List<PendingCommand<?>>> run(List<PendingCommand<?>> commands, Mode mode) {
        long start = ticker.nanos();
        commands.forEach(pending -> waitTime.record(start - pending.submittedNanos, TimeUnit.NANOSECONDS));
        batchSize.record(commands.size());
        return attempt(commands, mode, true).map(batch -> {
            commitTime.record(ticker.nanos() - start, TimeUnit.NANOSECONDS);
            batch.decided().forEach(PendingCommand::complete);
            return batch.skipped();
        });
    }

    /// Runs a batch. A connection of the pool may have been lost while it was idle, so a batch that loses it before it
    /// writes is run again once.
    private Future<CommitBatch<?>> attempt(List<PendingCommand<?>> commands, Mode mode, boolean again) {
        var batch = new CommitBatch<>(table, clock, mode, commands);
        return pool.getConnection()
                .compose(connection -> batch.run(connection).eventually(() -> connection.close()))
                .<CommitBatch<?>>map(batch)
                .recover(failure -> again && !batch.hasWritten() && DatabaseFailures.isConnectionFailure(failure)
                        ? attempt(commands, mode, false)
                        : Future.failedFuture(failure));
    }

    /// An event loop of its own, on which the waits of statements are bounded as those of requests.
    private static Context newContext(Vertx vertx) {
        var context = VertxContext.createNewDuplicatedContext(((VertxInternal) vertx).createEventLoopContext());
        context.runOnContext(_ -> ReadRouting.boundWaits());
        return context;
    }

    private static RuntimeException overloaded() {
        return Problem.of(ProblemCode.overloaded, "Too many requests are waiting. Retry with the same key.")
                .asException();
    }

    private static RuntimeException timedOut() {
        return Problem.of(
                        ProblemCode.unavailable,
                        "The database did not respond in time. Retry with the same key to learn the result.")
                .asException();
    }
}
