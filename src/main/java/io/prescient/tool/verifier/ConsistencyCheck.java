package io.prescient.tool.verifier;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Runs one check of a deployment: workers and followers for some time, then the verification of all they observed.
public final class ConsistencyCheck {
    /// Longer than the clean-up takes.
    private static final Duration SHUTDOWN_TIME = Duration.ofMinutes(1);

    private final CheckOptions options;
    private final Timeouts timeouts;
    private final String run = "check-" + UUID.randomUUID().toString().substring(0, 8);
    private final Deadline deadline = new Deadline();
    private final Recorder recorder = new Recorder();
    private final List<Follower> followers = new ArrayList<>();
    private boolean isSettled;

    private ConsistencyCheck(CheckOptions options, Timeouts timeouts) {
        this.options = options;
        this.timeouts = timeouts;
    }

    /// Runs a check and archives its portfolios, also if the program is stopped meanwhile.
    ///
    /// @param stopMessage receives a sentence if the program is stopped
    /// @throws InconclusiveException if the deployment does not respond
    public static CheckReport run(CheckOptions options, Timeouts timeouts, Consumer<String> stopMessage) {
        return new ConsistencyCheck(options, timeouts).run(stopMessage);
    }

    private CheckReport run(Consumer<String> stopMessage) {
        try (var deployment = new Deployment(options.urls(), deadline)) {
            var fixture = new Fixture(options, run, deployment, deadline);
            var onStop = new Thread(() -> stopMessage.accept(stopMessage(fixture.cleanUp(timeouts.cleanUp()))));
            Runtime.getRuntime().addShutdownHook(onStop);
            try {
                return run(fixture, deployment);
            } catch (InconclusiveException e) {
                var left = fixture.cleanUp(timeouts.cleanUp());
                throw left.isEmpty()
                        ? e
                        : new InconclusiveException(
                                "%s; not archived or closed: %s".formatted(e.getMessage(), left), e);
            } finally {
                followers.forEach(Follower::stop);
                var _ = fixture.cleanUp(timeouts.cleanUp());
                removeHook(onStop);
            }
        }
    }

    private String stopMessage(List<String> leftBehind) {
        if (options.keep()) {
            return "The check was stopped. Its portfolios and markets are kept; their names start with " + run;
        }
        return leftBehind.isEmpty()
                ? "The check was stopped. Its portfolios are archived and its markets are closed"
                : "The check was stopped. Not archived or closed: " + String.join(", ", leftBehind);
    }

    private static void removeHook(Thread hook) {
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The program is being stopped. The hook reports that; errors from the early clean-up are not findings.
            Deadline.sleep(SHUTDOWN_TIME);
        }
    }

    private CheckReport run(Fixture fixture, Deployment deployment) {
        deadline.start(timeouts.handshake(), Duration.ZERO);
        new Handshake(deployment, deadline).verify();
        deadline.start(timeouts.setUp(), Duration.ZERO);
        fixture.setUp();
        var portfolios = List.copyOf(fixture.portfolios());
        var context = new CheckContext(options, run, deployment, deadline, recorder, portfolios);
        deadline.start(Duration.ofSeconds(options.seconds()), timeouts.results());
        generateLoad(context, fixture);
        return verify(context, fixture);
    }

    /// Starts followers and workers, settles a market meanwhile, and waits for the workers.
    private void generateLoad(CheckContext context, Fixture fixture) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var seeds = new Random(options.seed());
        for (var portfolio : context.portfolios()) {
            for (var replica : options.urls()) {
                var follower = new Follower(context, portfolio.id(), replica, new Random(seeds.nextLong()));
                followers.add(follower);
                var _ = threads.submit(follower);
            }
        }
        var workers = startWorkers(context, threads, seeds);
        deadline.sleepUntil(50);
        boolean isAccepted = fixture.settle("YES");
        deadline.sleepUntil(75);
        isAccepted &= fixture.settle("NO");
        workers.forEach(this::await);
        isSettled = isAccepted && fixture.awaitSettlement();
        threads.shutdown();
    }

    private List<Future<?>> startWorkers(CheckContext context, ExecutorService threads, Random seeds) {
        var workers = new ArrayList<Future<?>>();
        for (int i = 1; i <= options.workers(); i++) {
            workers.add(threads.submit(new Worker(i, context, new Random(seeds.nextLong()))));
        }
        return workers;
    }

    /// What the other workers observed is verified even if one failed.
    private void await(Future<?> worker) {
        try {
            var _ = worker.get();
        } catch (InterruptedException e) {
            throw new InconclusiveException("the check was interrupted", e);
        } catch (ExecutionException e) {
            recorder.addProblem("a worker failed: " + e.getCause());
        }
    }

    private CheckReport verify(CheckContext context, Fixture fixture) {
        long journalsReadAt = deadline.now();
        deadline.extend(timeouts.finalReads());
        var reads = new FinalReads(context);
        var byReplica = reads.journals();
        if (byReplica.isEmpty()) {
            throw new InconclusiveException("no replica returned the journals");
        }
        reads.readPortfolios(byReplica);
        var journals = byReplica.values().stream().flatMap(List::stream).toList();
        var problems = new ArrayList<String>();
        var streams = new FinalStreams(context, followers, timeouts.streams()).collect(journals, problems);
        var history = recorder.history(streams, journals);
        addProblems(byReplica, problems);
        boolean isComplete = isSettled && history.unknownCount() == 0;
        var violations = Verification.of(isComplete ? history : history.upToShortest(journalsReadAt));
        return CheckReport.of(context, history, problems, violations, fixture.cleanUp(timeouts.cleanUp()));
    }

    private void addProblems(Map<URI, List<ObservedJournal>> journals, List<String> problems) {
        if (!isSettled) {
            problems.add("the settlement of a market and its correction did not complete");
        }
        recorder.problem().ifPresent(problems::add);
        recorder.unansweredKind().ifPresent(problems::add);
        options.urls().stream()
                .filter(replica -> !journals.containsKey(replica))
                .forEach(replica -> problems.add("%s did not return the journals".formatted(replica)));
    }
}
