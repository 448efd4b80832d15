package io.prescient;

import io.quarkus.test.junit.QuarkusMock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that a test sets. It replaces the clock of the service until the test method ends.
public final class MovedClock extends Clock {
    private volatile Instant now;

    private MovedClock(Instant now) {
        this.now = now;
    }

    public static MovedClock at(String instant) {
        return at(Instant.parse(instant));
    }

    public static MovedClock at(Instant instant) {
        var clock = new MovedClock(instant);
        QuarkusMock.installMockForType(clock, Clock.class);
        return clock;
    }

    public void to(String instant) {
        now = Instant.parse(instant);
    }

    public void to(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the clock of the service is always in UTC");
    }
}
