package io.prescient.tool.verifier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// Trades as badly as bots do: sends one request several times at once, hangs up before the answer, forgets and asks
/// again, calls off, and goes to any replica. It lets go of no request before it knows what became of it.
final class Worker implements Runnable {
    private static final int REMEMBERED = 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RecordingClient client;
    private final Deployment deployment;
    private final Recorder recorder;
    private final Deadline watch;
    private final List<CheckedPortfolio> accounts;
    private final RandomGenerator dice;
    private final RequestGenerator wishes;
    private final long pace;
    private final boolean isFresh;
    private final Map<Long, Long> watermarks = new HashMap<>();
    private final List<WriteRequest> remembered = new ArrayList<>();

    Worker(String name, CheckContext work, RandomGenerator dice) {
        this.deployment = work.deployment();
        this.recorder = work.recorder();
        this.watch = work.watch();
        this.accounts = work.accounts();
        this.pace = work.task().pace();
        this.isFresh = !work.task().standby();
        this.dice = dice;
        this.client = new RecordingClient(name, deployment, recorder);
        this.wishes = new RequestGenerator(work.run() + "-" + name.replace(" ", ""), dice, watch);
    }

    @Override
    public void run() {
        while (watch.isRunning()) {
            step(accounts.get(dice.nextInt(accounts.size())));
            Deadline.sleep(Duration.ofMillis(dice.nextLong(2 * pace + 1)));
        }
        remembered.stream().takeWhile(_ -> watch.isPatient()).forEach(this::repeat);
    }

    private void step(CheckedPortfolio account) {
        int chance = dice.nextInt(10);
        if (chance < 2) {
            look(account);
        } else if (chance < 3 && !remembered.isEmpty()) {
            repeat(remembered.get(dice.nextInt(remembered.size())));
        } else {
            write(account, wishes.next(account, watermark(account.id())));
        }
    }

    /// Reads, and must see what it has seen before; now and then without saying what that is.
    private void look(CheckedPortfolio account) {
        long seen = watermark(account.id());
        long at = seen > 0 && dice.nextInt(3) == 0 ? dice.nextLong(1, seen + 1) : 0;
        long minSeq = at == 0 && dice.nextInt(3) == 0 ? 0 : seen;
        client.read(account.id(), deployment.any(dice), new ReadExpectation(minSeq, at, at == 0 && isFresh))
                .filter(_ -> at == 0)
                .ifPresent(sighting -> saw(account.id(), sighting.seq()));
    }

    private void repeat(WriteRequest write) {
        var where = deployment.any(dice);
        var _ = dice.nextBoolean() ? client.ask(write, where) : client.post(write, where, client.call(write));
    }

    private void write(CheckedPortfolio account, WriteRequest write) {
        recorder.add(write);
        var told = switch (dice.nextInt(6)) {
            case 0, 1 -> race(write);
            case 2, 3 -> hangUp(write);
            default -> client.post(write, deployment.any(dice), client.call(write));
        };
        told = settled(write, told);
        told.filter(ObservedResponse::isCommitted).ifPresent(done -> {
            saw(account.id(), done.seq());
            if (write.kind().equals("bought")) {
                account.bought(write.tradeId());
            } else if (write.kind().equals("sold") && !write.body().has("shares")) {
                account.soldAll(write.tradeId());
            }
        });
        remember(write);
    }

    /// Sends it again and again until its outcome is known.
    private Optional<ObservedResponse> settled(WriteRequest write, Optional<ObservedResponse> first) {
        var told = first;
        while (isOpen(told) && watch.isPatient()) {
            told = client.post(write, deployment.any(dice), client.call(write));
            if (isOpen(told)) {
                Deadline.sleep(PAUSE);
            }
        }
        return told;
    }

    private static boolean isOpen(Optional<ObservedResponse> told) {
        return told.isEmpty() || told.get().fate() == RequestStatus.unknown;
    }

    /// Sends it several times at once; now and then somebody seals its key at the same time.
    private Optional<ObservedResponse> race(WriteRequest write) {
        recorder.raced.incrementAndGet();
        var runners = new ArrayList<Callable<Optional<ObservedResponse>>>();
        for (int i = dice.nextInt(2, 5); i > 0; i--) {
            var where = deployment.any(dice);
            runners.add(() -> client.post(write, where, client.call(write)));
        }
        if (dice.nextInt(3) == 0) {
            var where = deployment.any(dice);
            runners.set(0, () -> client.cancel(write, where));
        }
        try (var track = Executors.newVirtualThreadPerTaskExecutor()) {
            Optional<ObservedResponse> told = Optional.empty();
            for (var runner : track.invokeAll(runners)) {
                told = isOpen(told) ? runner.get() : told;
            }
            return told;
        } catch (InterruptedException e) {
            throw new InconclusiveException("The check was interrupted", e);
        } catch (ExecutionException e) {
            throw new InconclusiveException("A request failed: " + e.getCause(), e);
        }
    }

    /// Hangs up before the answer, then asks, calls off or just sends it again.
    private Optional<ObservedResponse> hangUp(WriteRequest write) {
        recorder.hungUp.incrementAndGet();
        var call = client.call(write).within(Duration.ofMillis(dice.nextLong(1, 25)));
        var told = deployment.send("", deployment.any(dice), call).isEmpty() && dice.nextBoolean()
                ? client.ask(write, deployment.any(dice))
                : Optional.<ObservedResponse>empty();
        return isOpen(told) && dice.nextInt(3) == 0 ? client.cancel(write, deployment.any(dice)) : told;
    }

    private void remember(WriteRequest write) {
        remembered.add(write);
        if (remembered.size() > REMEMBERED) {
            var _ = remembered.removeFirst();
        }
    }

    private long watermark(long portfolioId) {
        return watermarks.getOrDefault(portfolioId, 0L);
    }

    private void saw(long portfolioId, long seq) {
        watermarks.merge(portfolioId, seq, Math::max);
    }
}
