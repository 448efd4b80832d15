package io.prescient.polymarket;

import io.prescient.http.ProblemException;
import io.prescient.polymarket.GammaFailure.Kind;
import io.vertx.mutiny.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// What the venue answered, read to its end.
///
/// @param encoding gzip or null
/// @param maxBytes how large the body may be, unpacked too
record GammaAnswer(int status, String retryAfter, String encoding, Buffer body, int maxBytes) {
    private static final int LINE = 200;

    static GammaFailure tooLarge(int maxBytes) {
        return GammaFailure.lasting("the answer exceeds %d bytes".formatted(maxBytes));
    }

    /// @throws VenueFailure if the venue answered something else
    /// @throws ProblemException if it is no page
    GammaPage page(Instant now) {
        if (status == 200) {
            return GammaPage.read(unpacked());
        }
        boolean passing = status == 429 || status >= 500;
        var kind = passing ? Kind.passing : status == 404 ? Kind.unknown_path : Kind.refused;
        throw new GammaFailure(
                kind, "answered %d %s".formatted(status, firstWords()), RetryAfter.parse(retryAfter, now));
    }

    private byte[] unpacked() {
        if (!"gzip".equalsIgnoreCase(encoding)) {
            return body.getBytes();
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
            var bytes = gzip.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw tooLarge(maxBytes);
            }
            return bytes;
        } catch (IOException e) {
            throw GammaFailure.passing("the answer cannot be unpacked: " + e.getMessage());
        }
    }

    /// What the venue had to say, as far as it fits into a line.
    private String firstWords() {
        var bytes = unpacked();
        var text = new String(Arrays.copyOf(bytes, Math.min(bytes.length, LINE)), StandardCharsets.UTF_8);
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
