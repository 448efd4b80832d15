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

/// A hash of a request body, which distinguishes two requests with one key without storing the bodies.
public final class Fingerprint {
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private Fingerprint() {}

    /// The SHA-256 of a text as 64 hexadecimal digits.
    public static String of(String text) {
        var digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }

    /// The SHA-256 of a JSON tree, independent of whitespace. The tree is hashed while it is serialized, so its text is
    /// never in memory as a whole.
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
