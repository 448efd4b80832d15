package io.prescient.polymarket;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// The delays between the attempts of one request: twice as long each time up to a maximum, less up to a half
/// at random. A `Retry-After` of the response lengthens a delay up to another maximum. It is written by hand
/// because the back-off of SmallRye Fault Tolerance knows neither `Retry-After` nor a proportional jitter.
final class RetryBackoff implements CustomBackoffStrategy {
    private static final Logger LOG = Logger.getLogger(RetryBackoff.class);

    private final GammaSettings settings;
    private int failures;

    RetryBackoff(GammaSettings settings) {
        this.settings = settings;
    }

    @Override
    public long nextDelayInMillis(Throwable failure) {
        failures++;
        var retryAfter = failure instanceof GammaFailure known ? known.retryAfter() : Duration.ZERO;
        var delay = delay(failures, retryAfter, ThreadLocalRandom.current().nextInt(1001));
        LOG.infof("Request failed, retrying: attempt=%d delay=%s cause=%s", failures, delay, failure.getMessage());
        return delay.toMillis();
    }

    /// @param failures failed attempts, at least 1
    /// @param jitter 0 to 1000 thousandths of the largest jitter
    Duration delay(int failures, Duration retryAfter, int jitter) {
        var doubled = settings.retryDelay().multipliedBy(1L << Math.min(failures - 1, 30));
        var bounded = min(doubled, settings.maxRetryDelay());
        var delay = bounded.minus(bounded.multipliedBy(jitter).dividedBy(2000));
        var requested = min(retryAfter, settings.maxRetryAfter());
        return delay.compareTo(requested) >= 0 ? delay : requested;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
