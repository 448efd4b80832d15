package io.prescient.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.idempotency.Fingerprint;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Fingerprints of uploaded pages.
class UploadedPageTest {

    @Test
    void fingerprintIgnoresWhitespace() {
        var json = "{\"events\":[{\"id\":\"e1\",\"volume\":1.50,\"title\":\"Grüße\"}],\"next_cursor\":null}";
        assertEquals(Fingerprint.of(json), fingerprint(json));
        assertEquals(
                Fingerprint.of(json), fingerprint(json.replace("{", " {\n ").replace(",", " ,\t")));
    }

    @Test
    void fingerprintCoversAllMembers() {
        var page = "{\"events\":[],\"next_cursor\":\"a\"}";
        for (String other : new String[] {
            "[]", "{\"events\":[]}", "{\"events\":[],\"next_cursor\":\"b\"}", page.replace("}", ",\"more\":1}")
        }) {
            assertNotEquals(fingerprint(page), fingerprint(other), other);
        }
        assertNotEquals(fingerprint("[{\"title\":1.5}]"), fingerprint("[{\"title\":1.50}]"));
    }

    @Test
    void withoutKeyThereIsNoFingerprint() {
        var asked =
                UploadedPage.read(null, "[]".getBytes(StandardCharsets.UTF_8)).request();
        assertNull(asked.key());
        assertNull(asked.fingerprint());
    }

    private static String fingerprint(String page) {
        return UploadedPage.read("k", page.getBytes(StandardCharsets.UTF_8))
                .request()
                .fingerprint();
    }
}
