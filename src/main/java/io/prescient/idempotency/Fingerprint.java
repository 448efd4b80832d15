package io.prescient.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What tells two requests of one key apart without keeping them.
public final class Fingerprint {
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private Fingerprint() {}

    /// 64 characters, the same for the same text.
    public static String of(String text) {
        var digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }

    /// The same for the same JSON, whatever stands between its tokens. It is digested as it is written, so that a large
    /// one is not held a second time.
    public static String of(JsonNode json) {
        var digest = sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            JSON.writeValue(out, json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
