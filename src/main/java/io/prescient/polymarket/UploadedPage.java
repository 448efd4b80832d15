package io.prescient.polymarket;

import io.prescient.http.ProblemException;
import io.prescient.polymarket.ImportService.KeyedRequest;
import org.jspecify.annotations.Nullable;

/// A page in the body of a request, and the key of the request.
record UploadedPage(GammaPage page, KeyedRequest request) {
    /// Takes too long for an event loop if the body is large.
    ///
    /// @throws ProblemException if the body is not a page, or the key is invalid
    static UploadedPage read(@Nullable String key, byte[] body) {
        var json = GammaPage.readBody(body);
        return new UploadedPage(GammaPage.ofUpload(json), KeyedRequest.forPage(key, json));
    }
}
