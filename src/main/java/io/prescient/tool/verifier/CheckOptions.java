package io.prescient.tool.verifier;

import java.net.URI;
import java.util.List;

/// The options of a check.
///
/// @param urls replicas of one deployment
/// @param seconds for how long workers send new requests; they then complete what they have sent
/// @param keep whether the portfolios stay active afterwards
/// @param standby whether reads may come from a standby: they then show an acknowledged change only with `min_seq`
public record CheckOptions(
        List<URI> urls, int workers, int portfolios, int seconds, long seed, boolean keep, boolean standby) {
    public static final int MAX_URLS = 16;
    public static final int MAX_WORKERS = 256;
    public static final int MAX_PORTFOLIOS = 64;
    public static final int MAX_SECONDS = 3600;

    private static final int MAX_PORT = 65_535;

    /// Bounds the history, which is held in memory until it is verified.
    private static final long MAX_WRITES = 50_000;

    /// @throws IllegalArgumentException if an option is out of its range
    public CheckOptions {
        requireRange("--url", urls.size(), MAX_URLS);
        requireRange("--workers", workers, MAX_WORKERS);
        requireRange("--portfolios", portfolios, MAX_PORTFOLIOS);
        requireRange("--seconds", seconds, MAX_SECONDS);
        urls.forEach(CheckOptions::requireBaseUrl);
    }

    /// The mean pause of a worker between two writes in milliseconds, which keeps all writes below their maximum.
    long meanPauseMs() {
        return 1000L * workers * seconds / MAX_WRITES;
    }

    private static void requireRange(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException("%s must be from 1 to %d, not %d".formatted(option, max, value));
        }
    }

    private static void requireBaseUrl(URI url) {
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp
                || url.getHost() == null
                || url.getPort() > MAX_PORT
                || url.getQuery() != null
                || !url.getPath().replace("/", "").isEmpty()) {
            throw new IllegalArgumentException("--url must be an address such as http://localhost:8080, not " + url);
        }
    }
}
