package io.prescient.polymarket;

import io.prescient.polymarket.GammaFailure.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// How often a request is tried again, and how long that waits: twice as long each time, up to a bound, less a random
/// part of up to a half, so that many clients of a venue in trouble do not come back at once. A venue that says when to
/// come back is obeyed, up to another bound.
final class RetryBackoff {
    private static final Logger LOG = Logger.getLogger(RetryBackoff.class);

    private final GammaSettings settings;

    RetryBackoff(GammaSettings settings) {
        this.settings = settings;
    }

    /// Emits when the failed request is to be tried again, and fails when it is not.
    Multi<Long> waits(Multi<Throwable> failures) {
        var failed = new AtomicInteger();
        return failures.onItem().transformToUniAndConcatenate(e -> waitAfter(failed.incrementAndGet(), e));
    }

    private Uni<Long> waitAfter(int failed, Throwable failure) {
        if (!(failure instanceof GammaFailure known) || known.kind() != Kind.passing) {
            return Uni.createFrom().failure(failure);
        }
        if (failed >= settings.maxAttempts()) {
            return Uni.createFrom()
                    .failure(GammaFailure.lasting(
                            "%s; given up after %d attempts".formatted(known.getMessage(), failed)));
        }
        var wait = delay(failed, known.retryAfter(), ThreadLocalRandom.current().nextInt(1001));
        LOG.infof("%s; the next attempt is in %s", known.getMessage(), wait);
        return Uni.createFrom().item(wait.toMillis()).onItem().delayIt().by(wait);
    }

    /// @param failed attempts so far, at least 1
    /// @param chance 0 to 1000
    Duration delay(int failed, Duration retryAfter, int chance) {
        var longest = settings.retryDelay().multipliedBy(1L << Math.min(failed - 1, 30));
        var bounded = shorter(longest, settings.maxRetryDelay());
        var ours = bounded.minus(bounded.multipliedBy(chance).dividedBy(2000));
        var asked = shorter(retryAfter, settings.maxRetryAfter());
        return ours.compareTo(asked) >= 0 ? ours : asked;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
