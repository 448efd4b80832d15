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

/// Advances the time of streams and of waiting reads, without waiting.
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

    /// Advances the time while the database responds. Each step ends when the streams have polled it again.
    void advance(Duration duration) {
        for (var left = duration; left.isPositive(); left = left.minus(STEP)) {
            ticker.advance(STEP);
            await().until(() -> context.subscriptions.stream().noneMatch(stream -> stream.isStaleFor(POLL)));
            tickSubscriptions();
        }
    }

    /// Advances the time until the condition holds.
    void advanceUntil(Callable<Boolean> condition) {
        await().until(() -> {
            advance(STEP);
            return condition.call();
        });
    }

    /// Waits until the stream of a portfolio has no query in flight, which would time out when the time advances.
    void awaitIdle(long portfolio) {
        await().until(() -> context.subscriptions.stream()
                .anyMatch(stream -> stream.toString().equals("portfolio " + portfolio) && stream.isWaiting()));
    }

    /// Advances the time until no stream is open, also while the database does not respond.
    void jumpUntilStreamsEnd() {
        await().until(() -> {
            jump(STEP);
            return context.subscriptions.isEmpty();
        });
    }

    /// Advances the time in one step, also while the database does not respond.
    void jump(Duration duration) {
        ticker.advance(duration);
        tickSubscriptions();
    }

    /// Sends a request that waits, advances the time until it has timed out, and returns the response.
    <T> T awaitTimeout(Supplier<T> request) {
        var response = CompletableFuture.supplyAsync(request, MinSeqTest.VIRTUAL);
        awaitTimeout(response);
        return response.join();
    }

    void awaitTimeout(Future<?> response) {
        advanceUntil(response::isDone);
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private void tickSubscriptions() {
        context.subscriptions.forEach(Subscription::tick);
    }
}
