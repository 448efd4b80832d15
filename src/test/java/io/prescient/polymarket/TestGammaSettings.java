package io.prescient.polymarket;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Settings with round numbers.
record TestGammaSettings(int pageSize, int maxPages, int maxAttempts, Optional<Duration> interval)
        implements GammaSettings {
    static final TestGammaSettings PLAIN = new TestGammaSettings(50, 10, 5, Optional.empty());

    @Override
    public URI url() {
        return URI.create("http://localhost");
    }

    @Override
    public List<String> paths() {
        return List.of("/events/keyset", "/events?order=id");
    }

    @Override
    public int maxBytes() {
        return 1_000;
    }

    @Override
    public Duration requestDelay() {
        return Duration.ZERO;
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration stallTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration retryDelay() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration maxRetryDelay() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration maxRetryAfter() {
        return Duration.ofSeconds(60);
    }
}
