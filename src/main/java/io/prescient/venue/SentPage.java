package io.prescient.venue;

import io.prescient.venue.ImportDesk.Asked;
import io.prescient.web.ProblemException;

/// A page that a client sent, and what its import is asked for by.
record SentPage(GammaPage page, Asked asked) {
    /// Takes its time with a large one.
    ///
    /// @throws ProblemException if the body is no page, or the key none
    static SentPage read(String key, byte[] body) {
        var json = GammaPage.jsonOfBody(body);
        return new SentPage(GammaPage.of(json), Asked.forPage(key, json));
    }
}
