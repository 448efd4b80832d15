package io.prescient.tool.verifier;

import java.net.URI;

/// Who asked what where, from when until when, in nanoseconds of the run.
record CallSpan(String who, URI where, long from, long until) {

    /// Whether this was over before that began.
    boolean isBefore(CallSpan other) {
        return until < other.from;
    }

    @Override
    public String toString() {
        return "%s at %s, %s to %s".formatted(who, where, seconds(from), seconds(until));
    }

    static String seconds(long nanos) {
        return "%d.%06ds".formatted(nanos / 1_000_000_000, nanos % 1_000_000_000 / 1000);
    }
}
