package io.prescient.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EtagTest {

    @Test
    void etagIsTheQuotedSeq() {
        assertEquals("\"17\"", Etag.of(17));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", " * ", "\"17\"", "\"3\", \"17\"", "\"17\",\"3\""})
    void acceptsAbsentOrMatchingIfMatch(String ifMatch) {
        assertDoesNotThrow(() -> Etag.require(ifMatch, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"16\"", "\"18\"", "17", "\"170\"", "W/\"17\"", "\"\"", "garbage", "'17'", "\"1\", \"7\""})
    void rejectsAnyOtherIfMatch(String ifMatch) {
        var failure = assertThrows(ProblemException.class, () -> Etag.require(ifMatch, 17));
        assertEquals(ProblemCode.seq_mismatch, failure.problem().code());
        assertEquals(412, failure.problem().status());
        assertEquals(Map.of("seq", 17L), failure.problem().facts());
    }
}
