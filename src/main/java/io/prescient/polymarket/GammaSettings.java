package io.prescient.polymarket;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of the Gamma client. `application.properties` describes each and has its default.
@ConfigMapping(prefix = "prescient.gamma")
interface GammaSettings {
    URI url();

    List<String> paths();

    Optional<Duration> interval();

    int pageSize();

    int maxPages();

    int maxBytes();

    Duration requestDelay();

    Duration connectTimeout();

    Duration stallTimeout();

    Duration timeout();

    int maxAttempts();

    Duration retryDelay();

    Duration maxRetryDelay();

    Duration maxRetryAfter();
}
