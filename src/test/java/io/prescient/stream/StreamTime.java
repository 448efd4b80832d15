package io.prescient.stream;

import io.prescient.TestTicker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Lets time pass for streams and for reads that wait, without waiting.
@ApplicationScoped
class StreamTime {
    /// Less than any timeout, so that the service polls the database in between.
    private static final Duration STEP = Duration.ofSeconds(5);

    /// Longer than a poll takes, and less than a step.
    private static final Duration POLL = Duration.ofSeconds(3);

    @Inject
    TestTicker ticker;

    @Inject
    StreamContext context;

    /// Lets time pass while the database answers. Each step ends when the streams have polled it again.
    void advance(Duration duration) {
        for (var left = duration; left.isPositive(); left = left.minus(STEP)) {
            ticker.advance(STEP);
            await().until(() -> context.subscriptions.stream().noneMatch(teller -> teller.isStaleFor(POLL)));
            tickSubscriptions();
        }
    }

    /// Lets time pass until the condition holds.
    void advanceUntil(Callable<Boolean> condition) {
        await().until(() -> {
            advance(STEP);
            return condition.call();
        });
    }

    /// Waits until the stream of a portfolio has no query in flight, which would time out while time passes.
    void awaitIdle(long portfolio) {
        await().until(() -> context.subscriptions.stream()
                .anyMatch(stream -> stream.toString().equals("portfolio " + portfolio) && stream.isWaiting()));
    }

    /// Lets time pass until no stream is open, also while the database does not answer.
    void jumpUntilStreamsEnd() {
        await().until(() -> {
            jump(STEP);
            return context.subscriptions.isEmpty();
        });
    }

    /// Lets time pass at once, also while the database does not answer.
    void jump(Duration duration) {
        ticker.advance(duration);
        tickSubscriptions();
    }

    /// The answer to a request that waits until it times out.
    <T> T awaitTimeout(Supplier<T> request) {
        var answer = CompletableFuture.supplyAsync(request, MinSeqTest.VIRTUAL);
        awaitTimeout(answer);
        return answer.join();
    }

    void awaitTimeout(Future<?> answer) {
        advanceUntil(answer::isDone);
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private void tickSubscriptions() {
        context.subscriptions.forEach(Subscription::tick);
    }
}
