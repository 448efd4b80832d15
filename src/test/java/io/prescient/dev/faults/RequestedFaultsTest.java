package io.prescient.dev.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedFaultsTest {
    @Test
    void parsesSingleAndCombinedFaults() {
        assertEquals(new RequestedFaults(Duration.ofMillis(750), false, 0, 0), RequestedFaults.parse("delay=750ms"));
        assertEquals(new RequestedFaults(Duration.ofSeconds(60), false, 0, 0), RequestedFaults.parse("delay=60s"));
        assertEquals(new RequestedFaults(null, true, 0, 0), RequestedFaults.parse(" drop-after-commit "));
        assertEquals(new RequestedFaults(null, false, 3, 2), RequestedFaults.parse("cut-in-event=3,repeat=2"));
        assertEquals(
                new RequestedFaults(Duration.ZERO, true, 0, 0), RequestedFaults.parse("delay=0s, drop-after-commit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "drop",
                "drop-after-commit,",
                "delay",
                "delay=",
                "delay=1",
                "delay=-1s",
                "delay=61s",
                "delay=60001ms",
                "delay=999999999s",
                "cut-in-event=0",
                "cut-in-event=x",
                "repeat=-1",
                "repeat=1;delay=1s"
            })
    void rejectsInvalidFaultWithSyntax(String header) {
        var rejection = assertThrows(IllegalArgumentException.class, () -> RequestedFaults.parse(header));
        assertEquals("must be delay=750ms", rejection.getMessage().substring(0, 19));
    }
}
