package io.prescient.stream;

import io.prescient.MovedTicker;
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
class PassingTime {
    /// Less than any time-out, so that the service works in between as it would.
    private static final Duration STEP = Duration.ofSeconds(5);

    /// Longer than it takes to look for news, and less than a step.
    private static final Duration GLANCE = Duration.ofSeconds(3);

    private static final ConditionFactory AWAIT =
            Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));

    @Inject
    MovedTicker ticker;

    @Inject
    Means means;

    /// Time passes while the database answers: each step ends when the feeds have looked at it again.
    void pass(Duration duration) {
        for (var left = duration; left.isPositive(); left = left.minus(STEP)) {
            ticker.advance(STEP);
            AWAIT.until(() -> means.tellers.stream().noneMatch(teller -> teller.isBlindFor(GLANCE)));
            stir();
        }
    }

    /// Time passes until this is so.
    void passUntil(Callable<Boolean> condition) {
        AWAIT.until(() -> {
            pass(STEP);
            return condition.call();
        });
    }

    /// Time passes at once, also while the database is silent.
    void jump(Duration duration) {
        ticker.advance(duration);
        stir();
    }

    /// What somebody is answered who waits in vain.
    <T> T inVain(Supplier<T> request) {
        var answer = CompletableFuture.supplyAsync(request, WatermarkTest.VIRTUAL);
        inVain(answer);
        return answer.join();
    }

    void inVain(Future<?> answer) {
        passUntil(answer::isDone);
    }

    private void stir() {
        means.tellers.forEach(Teller::stir);
    }
}
