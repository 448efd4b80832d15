package io.prescient.polymarket;

import io.prescient.http.ProblemException;
import io.prescient.polymarket.ImportService.Asked;

/// A page that a client sent, and what its import is asked for by.
record UploadedPage(GammaPage page, Asked asked) {
    /// Takes its time with a large one.
    ///
    /// @throws ProblemException if the body is no page, or the key none
    static UploadedPage read(String key, byte[] body) {
        var json = GammaPage.jsonOfBody(body);
        return new UploadedPage(GammaPage.of(json), Asked.forPage(key, json));
    }
}
