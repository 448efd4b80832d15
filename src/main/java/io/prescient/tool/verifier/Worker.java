package io.prescient.tool.verifier;

import java.net.URI;
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

/// An unreliable client: it sends a request several times at once, closes the connection before the response, repeats
/// old requests, cancels keys, and uses all replicas. It repeats a request until it knows the result.
final class Worker implements Runnable {
    private static final int MAX_OLD_WRITES = 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CheckContext context;
    private final RandomGenerator random;
    private final RecordingClient client;
    private final RequestGenerator generator;
    private final Map<Long, Long> lastSeqs = new HashMap<>();
    private final List<WriteRequest> oldWrites = new ArrayList<>();

    Worker(int number, CheckContext context, RandomGenerator random) {
        this.context = context;
        this.random = random;
        this.client = new RecordingClient("worker " + number, context.deployment(), context.recorder());
        this.generator = new RequestGenerator(context.run() + "-w" + number, random, context.deadline());
    }

    @Override
    public void run() {
        var portfolios = context.portfolios();
        long meanPause = context.options().meanPauseMs();
        while (context.deadline().isRunning()) {
            step(portfolios.get(random.nextInt(portfolios.size())));
            Deadline.sleep(Duration.ofMillis(random.nextLong(2 * meanPause + 1)));
        }
        oldWrites.stream().takeWhile(_ -> !context.deadline().isExpired()).forEach(this::repeat);
    }

    private void step(CheckedPortfolio portfolio) {
        int chance = random.nextInt(10);
        if (chance < 2) {
            read(portfolio.id());
        } else if (chance < 3 && !oldWrites.isEmpty()) {
            repeat(oldWrites.get(random.nextInt(oldWrites.size())));
        } else {
            write(portfolio, generator.next(portfolio, lastSeq(portfolio.id())));
        }
    }

    /// Reads now or as of an observed seq, with or without `min_seq`.
    private void read(long portfolioId) {
        long lastSeq = lastSeq(portfolioId);
        long asOf = lastSeq > 0 && random.nextInt(3) == 0 ? random.nextLong(1, lastSeq + 1) : 0;
        long minSeq = asOf == 0 && random.nextInt(3) == 0 ? 0 : lastSeq;
        boolean isFresh = asOf == 0 && !context.options().standby();
        client.read(portfolioId, replica(), new ReadExpectation(minSeq, asOf, isFresh))
                .filter(_ -> asOf == 0)
                .ifPresent(read -> observe(portfolioId, read.seq()));
    }

    private void repeat(WriteRequest write) {
        var replica = replica();
        var _ = random.nextBoolean() ? client.queryStatus(write, replica) : client.send(write, replica);
    }

    private void write(CheckedPortfolio portfolio, WriteRequest write) {
        context.recorder().add(write);
        var first = switch (random.nextInt(6)) {
            case 0, 1 -> sendConcurrently(write);
            case 2, 3 -> sendAndAbandon(write);
            default -> client.send(write, replica());
        };
        repeatUntilKnown(write, first).filter(ObservedResponse::isCommitted).ifPresent(committed -> {
            observe(portfolio.id(), committed.seq());
            updateOpenTrades(portfolio, write);
        });
        oldWrites.add(write);
        if (oldWrites.size() > MAX_OLD_WRITES) {
            var _ = oldWrites.removeFirst();
        }
    }

    private static void updateOpenTrades(CheckedPortfolio portfolio, WriteRequest write) {
        if (write.tradeId() == null) {
            return;
        }
        if (write.type().equals("bought")) {
            portfolio.addTrade(write.tradeId());
        } else if (!write.body().has("shares")) {
            portfolio.removeTrade(write.tradeId());
        }
    }

    private Optional<ObservedResponse> repeatUntilKnown(WriteRequest write, Optional<ObservedResponse> first) {
        var response = first;
        while (isUnknown(response) && !context.deadline().isExpired()) {
            response = client.send(write, replica());
            if (isUnknown(response)) {
                Deadline.sleep(PAUSE);
            }
        }
        return response;
    }

    private static boolean isUnknown(Optional<ObservedResponse> response) {
        return response.isEmpty() || response.get().status() == RequestStatus.unknown;
    }

    /// Sends the request several times at once, in some cases together with a cancellation of its key.
    private Optional<ObservedResponse> sendConcurrently(WriteRequest write) {
        context.recorder().raced.incrementAndGet();
        var attempts = new ArrayList<Callable<Optional<ObservedResponse>>>();
        for (int i = random.nextInt(2, 5); i > 0; i--) {
            var replica = replica();
            attempts.add(() -> client.send(write, replica));
        }
        if (random.nextInt(3) == 0) {
            var replica = replica();
            attempts.set(0, () -> client.cancel(write, replica));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Optional<ObservedResponse> known = Optional.empty();
            for (var attempt : threads.invokeAll(attempts)) {
                known = isUnknown(known) ? attempt.get() : known;
            }
            return known;
        } catch (InterruptedException e) {
            throw new InconclusiveException("the check was interrupted", e);
        } catch (ExecutionException e) {
            throw new InconclusiveException("a request failed: " + e.getCause(), e);
        }
    }

    /// Closes the connection before the response, then may query the request's status, may cancel its key, or does
    /// nothing.
    private Optional<ObservedResponse> sendAndAbandon(WriteRequest write) {
        context.recorder().abandoned.incrementAndGet();
        var request = write.toJson().within(Duration.ofMillis(random.nextLong(1, 25)));
        boolean isAbandoned = context.deployment().send("", replica(), request).isEmpty();
        var response = isAbandoned && random.nextBoolean()
                ? client.queryStatus(write, replica())
                : Optional.<ObservedResponse>empty();
        return isUnknown(response) && random.nextInt(3) == 0 ? client.cancel(write, replica()) : response;
    }

    private URI replica() {
        return context.deployment().randomReplica(random);
    }

    private long lastSeq(long portfolioId) {
        return lastSeqs.getOrDefault(portfolioId, 0L);
    }

    private void observe(long portfolioId, long seq) {
        lastSeqs.merge(portfolioId, seq, Math::max);
    }
}
