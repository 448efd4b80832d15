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

    Optional<Duration> every();

    int limit();

    int maxPages();

    int maxBytes();

    Duration pause();

    Duration connectTimeout();

    Duration stallTimeout();

    Duration timeout();

    int attempts();

    Duration backOff();

    Duration maxBackOff();

    Duration maxRetryAfter();
}
