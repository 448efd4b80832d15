package io.prescient.probe;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One check of a deployment: bots and followers for a while, then the verification of all that they saw.
public final class Run {
    private static final int TO_SET_UP = 15;
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofMillis(20);

    private final Task task;
    private final Watch watch = new Watch();
    private final Recorder recorder = new Recorder();
    private final List<Follower> followers = new ArrayList<>();

    private Run(Task task) {
        this.task = task;
    }

    /// What was found.
    ///
    /// @throws Unclear if the deployment does not answer
    public static Report of(Task task) {
        return new Run(task).report();
    }

    private Report report() {
        var run = "check-" + UUID.randomUUID().toString().substring(0, 8);
        try (var deployment = new Deployment(task.urls(), watch)) {
            var stage = new Stage(task, run, deployment);
            try {
                watch.begin(TO_SET_UP);
                stage.setUp();
                var work = new Work(task, run, deployment, watch, recorder, stage.accounts());
                watch.begin(task.seconds());
                act(work, stage);
                return verdict(work);
            } finally {
                followers.forEach(Follower::stop);
                stage.putAway();
            }
        }
    }

    /// Sets all on, and lets them come to their ends.
    private void act(Work work, Stage stage) {
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
        stage.settle("YES");
        watch.sleepUntil(75);
        stage.settle("NO");
        bots.forEach(Run::await);
        stage.awaitSettlement();
        threads.shutdown();
    }

    private List<Future<?>> bots(Work work, ExecutorService threads, Random seeds) {
        var bots = new ArrayList<Future<?>>();
        for (int i = 1; i <= task.bots(); i++) {
            bots.add(threads.submit(new Bot("bot " + i, work, new Random(seeds.nextLong()))));
        }
        return bots;
    }

    private static void await(Future<?> bot) {
        try {
            var _ = bot.get();
        } catch (InterruptedException e) {
            throw new Unclear("The check was interrupted", e);
        } catch (ExecutionException e) {
            throw new Unclear("A bot failed: " + e.getCause(), e);
        }
    }

    private Report verdict(Work work) {
        var library = new Library(work);
        var books = new LinkedHashMap<URI, List<Book>>();
        task.urls().forEach(where -> library.books(where, Watch::isPatient).ifPresent(all -> books.put(where, all)));
        if (books.isEmpty()) {
            throw new Unclear("No replica tells the journals");
        }
        books.values().forEach(library::look);
        var history = recorder.history(
                followed(books), books.values().stream().flatMap(List::stream).toList());
        var unclear = recorder.strange() != null ? recorder.strange() : absent(books);
        return new Tally(work, history).report(unclear, Verification.of(history));
    }

    /// What the streams told, those of the replicas that are there up to the journal's end.
    private List<Followed> followed(Map<URI, List<Book>> books) {
        var ends = new LinkedHashMap<Follower, Integer>();
        books.values()
                .forEach(all -> all.forEach(book -> followers.stream()
                        .filter(follower -> follower.follows(book))
                        .forEach(follower -> ends.put(follower, book.entries().size()))));
        awaitAll(ends);
        ends.forEach((follower, end) -> {
            if (!follower.isAt(end)) {
                follower.hangUp();
            }
        });
        awaitAll(ends);
        followers.forEach(Follower::stop);
        return followers.stream()
                .map(follower -> follower.told(ends.containsKey(follower)))
                .toList();
    }

    private void awaitAll(Map<Follower, Integer> ends) {
        long until = watch.now() + TO_CATCH_UP.toNanos();
        while (watch.now() < until
                && !ends.entrySet().stream().allMatch(end -> end.getKey().isAt(end.getValue()))) {
            Watch.sleep(TICK);
        }
    }

    private String absent(Map<URI, List<Book>> books) {
        var absent =
                task.urls().stream().filter(where -> !books.containsKey(where)).toList();
        return absent.isEmpty() ? null : "At the end nobody answered at " + absent;
    }
}
