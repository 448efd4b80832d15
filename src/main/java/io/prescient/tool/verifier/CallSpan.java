package io.prescient.tool.verifier;

import java.net.URI;

/// Which client called which replica, and from when until when, in nanoseconds since the check started.
record CallSpan(String client, URI replica, long start, long end) {

    boolean isBefore(CallSpan other) {
        return end < other.start;
    }

    @Override
    public String toString() {
        return "%s at %s, %s to %s".formatted(client, replica, seconds(start), seconds(end));
    }

    static String seconds(long nanos) {
        return "%d.%06ds".formatted(nanos / 1_000_000_000, nanos % 1_000_000_000 / 1000);
    }
}
