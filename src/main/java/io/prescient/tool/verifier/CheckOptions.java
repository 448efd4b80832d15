package io.prescient.tool.verifier;

import java.net.URI;
import java.util.List;

/// What a run is to do.
///
/// @param urls replicas of one deployment
/// @param seconds how long the bots go on; what they have begun then, they bring to its end
/// @param keep whether the portfolios stay active afterwards
/// @param standby whether reads may come from a standby, so that they show what was acknowledged only if asked to
public record CheckOptions(
        List<URI> urls, int bots, int portfolios, int seconds, long seed, boolean keep, boolean standby) {
    public static final int MOST_URLS = 16;
    public static final int MOST_BOTS = 256;
    public static final int MOST_PORTFOLIOS = 64;
    public static final int MOST_SECONDS = 3600;

    private static final int LAST_PORT = 65_535;

    /// All of the history is held in memory until it is verified.
    private static final long MOST_WRITES = 50_000;

    /// @throws IllegalArgumentException if it asks for too much or too little
    public CheckOptions {
        require("--url", urls.size(), MOST_URLS);
        require("--workers", bots, MOST_BOTS);
        require("--portfolios", portfolios, MOST_PORTFOLIOS);
        require("--seconds", seconds, MOST_SECONDS);
        urls.forEach(CheckOptions::requireAddress);
    }

    /// Milliseconds that a bot lets pass between two writes, on the average, so that there are not too many.
    long pace() {
        return 1000L * bots * seconds / MOST_WRITES;
    }

    private static void require(String option, int given, int most) {
        if (given < 1 || given > most) {
            throw new IllegalArgumentException("%s must be from 1 to %d".formatted(option, most));
        }
    }

    private static void requireAddress(URI url) {
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp
                || url.getHost() == null
                || url.getPort() > LAST_PORT
                || url.getQuery() != null
                || !url.getPath().replace("/", "").isEmpty()) {
            throw new IllegalArgumentException("--url must be such as http://localhost:8080, not " + url);
        }
    }
}
