package io.prescient.stream;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How streams are kept; application.properties says what each means and its default.
@ConfigMapping(prefix = "prescient.stream")
interface StreamSettings {
    Duration pollInterval();

    Duration markInterval();

    Duration heartbeatInterval();

    Duration reconnectDelay();

    Duration lagTimeout();

    Duration writeTimeout();
}
