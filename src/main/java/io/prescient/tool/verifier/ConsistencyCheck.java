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

/// One check of a deployment: bots and followers for a while, then the verification of all that they saw.
public final class ConsistencyCheck {
    /// Longer than it takes to put all away.
    private static final Duration END_OF_PROGRAM = Duration.ofMinutes(1);

    private final CheckOptions task;
    private final Timeouts patience;
    private final Deadline watch = new Deadline();
    private final Recorder recorder = new Recorder();
    private final List<Follower> followers = new ArrayList<>();
    private boolean isSettled;

    private ConsistencyCheck(CheckOptions task, Timeouts patience) {
        this.task = task;
        this.patience = patience;
    }

    /// What was found.
    ///
    /// @param lastWord is given a sentence if somebody stops the program
    /// @throws Unclear if the deployment does not answer
    public static CheckReport of(CheckOptions task, Timeouts patience, Consumer<String> lastWord) {
        return new ConsistencyCheck(task, patience).report(lastWord);
    }

    /// Whatever happens, even if somebody stops the program, what was made is put away.
    private CheckReport report(Consumer<String> lastWord) {
        var run = "check-" + UUID.randomUUID().toString().substring(0, 8);
        try (var deployment = new Deployment(task.urls(), watch)) {
            var stage = new Fixture(task, run, deployment, watch);
            var stopped = new Thread(() -> lastWord.accept(stopped(run, stage.putAway(patience.puttingAway()))));
            Runtime.getRuntime().addShutdownHook(stopped);
            try {
                return report(stage, run, deployment);
            } catch (InconclusiveException e) {
                var left = stage.putAway(patience.puttingAway());
                throw left.isEmpty()
                        ? e
                        : new InconclusiveException("%s; left behind: %s".formatted(e.getMessage(), left), e);
            } finally {
                followers.forEach(Follower::stop);
                var _ = stage.putAway(patience.puttingAway());
                forget(stopped);
            }
        }
    }

    private String stopped(String run, List<String> left) {
        if (task.keep()) {
            return "The check was stopped; what it made is kept under names that begin with " + run;
        }
        return "The check was stopped; " + (left.isEmpty() ? "nothing is left behind" : "left behind: " + left);
    }

    private static void forget(Thread hook) {
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The program is being stopped: the hook has the last word, and what was put away too early is no finding.
            Deadline.sleep(END_OF_PROGRAM);
        }
    }

    private CheckReport report(Fixture stage, String run, Deployment deployment) {
        watch.begin(patience.greeting(), Duration.ZERO);
        new Handshake(deployment, watch).exchange();
        watch.begin(patience.setUp(), Duration.ZERO);
        stage.setUp();
        var work = new CheckContext(task, run, deployment, watch, recorder, List.copyOf(stage.accounts()));
        watch.begin(Duration.ofSeconds(task.seconds()), patience.outcomes());
        act(work, stage);
        return verdict(work, stage);
    }

    /// Sets all on, and lets them come to their ends.
    private void act(CheckContext work, Fixture stage) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var seeds = new Random(task.seed());
        for (var account : work.accounts()) {
            for (var where : task.urls()) {
                var follower = new Follower(work, account.id(), where, new Random(seeds.nextLong()));
                followers.add(follower);
                var _ = threads.submit(follower);
            }
        }
        var bots = bots(work, threads, seeds);
        watch.sleepUntil(50);
        boolean isDone = stage.settle("YES");
        watch.sleepUntil(75);
        isDone &= stage.settle("NO");
        bots.forEach(this::await);
        isSettled = isDone && stage.awaitSettlement();
        threads.shutdown();
    }

    private List<Future<?>> bots(CheckContext work, ExecutorService threads, Random seeds) {
        var bots = new ArrayList<Future<?>>();
        for (int i = 1; i <= task.bots(); i++) {
            bots.add(threads.submit(new Worker("bot " + i, work, new Random(seeds.nextLong()))));
        }
        return bots;
    }

    /// What the others saw is worth a verdict, even if one bot failed.
    private void await(Future<?> bot) {
        try {
            var _ = bot.get();
        } catch (InterruptedException e) {
            throw new InconclusiveException("The check was interrupted", e);
        } catch (ExecutionException e) {
            recorder.addStrange("A bot failed: " + e.getCause());
        }
    }

    private CheckReport verdict(CheckContext work, Fixture stage) {
        long read = watch.now();
        watch.allow(patience.reading());
        var library = new FinalReads(work);
        var books = library.books();
        if (books.isEmpty()) {
            throw new InconclusiveException("No replica tells the journals");
        }
        library.look(books);
        var unclear = new ArrayList<String>();
        var history = recorder.history(
                new StreamFollowers(work, followers, patience.catchingUp()).ended(books, unclear),
                books.values().stream().flatMap(List::stream).toList());
        if (!isSettled) {
            unclear.add("The check's market was not settled and corrected to the end");
        }
        recorder.strange().ifPresent(unclear::add);
        recorder.silence().ifPresent(unclear::add);
        absent(books, unclear);
        boolean isOver = isSettled && history.unknown() == 0;
        var broken = Verification.of(isOver ? history : history.upToShortest(read));
        return new ReportBuilder(work, history).report(unclear, broken, stage.putAway(patience.puttingAway()));
    }

    private void absent(Map<URI, List<ObservedJournal>> books, List<String> unclear) {
        var absent =
                task.urls().stream().filter(where -> !books.containsKey(where)).toList();
        if (!absent.isEmpty()) {
            unclear.add("At the end nobody answered at " + absent);
        }
    }
}
