package io.prescient.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBackoffTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private final RetryBackoff backoff = new RetryBackoff(TestGammaSettings.PLAIN);

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "4, 8000", "5, 10000", "6, 10000", "1000, 10000"})
    void doublesDelayUpToMaximum(int failed, long millis) {
        assertEquals(Duration.ofMillis(millis), backoff.delay(failed, Duration.ZERO, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 4000", "1, 3998", "500, 3000", "1000, 2000"})
    void jitterRemovesUpToHalf(int chance, long millis) {
        assertEquals(Duration.ofMillis(millis), backoff.delay(3, Duration.ZERO, chance));
    }

    @ParameterizedTest
    @CsvSource({"0, 2000", "1, 2000", "2, 2000", "3, 3000", "59, 59000", "60, 60000", "61, 60000", "86400, 60000"})
    void obeysRetryAfterUpToMaximum(long retryAfter, long millis) {
        assertEquals(Duration.ofMillis(millis), backoff.delay(2, Duration.ofSeconds(retryAfter), 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0
            7 | 7
            -1 | 0
            1.5 | 0
            soon | 0
            99999999999 | 0
            Fri, 1 May 2026 12:00:30 GMT | 30
            Fri, 01 May 2026 11:59:59 GMT | 0
            """)
    void readsRetryAfterAsSecondsOrDate(String header, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), RetryAfter.parse(header, NOW));
    }

    @Test
    void readsMissingRetryAfterAsZero() {
        assertEquals(Duration.ZERO, RetryAfter.parse(null, NOW));
    }
}
