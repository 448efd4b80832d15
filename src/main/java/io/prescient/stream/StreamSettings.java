package io.prescient.stream;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Settings of streams. application.properties documents each one and its default.
@ConfigMapping(prefix = "prescient.stream")
interface StreamSettings {
    Duration pollInterval();

    Duration markInterval();

    Duration heartbeatInterval();

    Duration reconnectDelay();

    Duration lagTimeout();

    Duration writeTimeout();
}
