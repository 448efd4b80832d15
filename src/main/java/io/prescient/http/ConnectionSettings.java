package io.prescient.http;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Time limits of HTTP/1.1 connections. application.properties documents each one and its default.
@ConfigMapping(prefix = "prescient.http")
public interface ConnectionSettings {
    Duration headerTimeout();

    Duration bodyTimeout();

    Duration idleTimeout();
}
