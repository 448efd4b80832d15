package io.prescient.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GammaTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2025-05-25T12:00:00Z, 2025-05-25T12:00:00Z",
        "2024-09-09T21:07:20.102724Z, 2024-09-09T21:07:20.102724Z",
        "2024-09-09T21:07:20.123456789Z, 2024-09-09T21:07:20.123456Z",
        "2026-03-19 23:20:15+00, 2026-03-19T23:20:15Z",
        "2023-10-24 22:37:50.296+00, 2023-10-24T22:37:50.296Z",
        "2026-03-19 23:20:15-05, 2026-03-20T04:20:15Z",
        "2026-03-19T23:20:15+02:00, 2026-03-19T21:20:15Z",
        "2025-05-25, 2025-05-25T00:00:00Z"
    })
    void readsGammaFormats(String text, String instant) {
        assertEquals(instant, GammaTime.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2025-13-01", "2025-02-30", "1741197089", "2025-05-25T12:00:00", "25.05.2025"})
    void rejectsOtherFormats(String text) {
        assertThrows(IllegalArgumentException.class, () -> GammaTime.parse(text));
    }
}
