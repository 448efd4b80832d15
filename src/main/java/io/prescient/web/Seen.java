package io.prescient.web;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;

/// The newest seq of one portfolio that a request's work has seen or written, noted beside the request.
public final class Seen {
    private static final String KEY = Seen.class.getName();

    private record Note(long portfolioId, long seq) {}

    private Seen() {}

    /// Begins to take notes of this portfolio.
    public static void of(long portfolioId) {
        ContextLocals.put(KEY, new Note(portfolioId, 0));
    }

    /// Nothing happens outside a request about this portfolio.
    public static void note(long portfolioId, long seq) {
        if (VertxContext.isOnDuplicatedContext()
                && ContextLocals.<Note>get(KEY)
                        .filter(note -> note.portfolioId == portfolioId)
                        .isPresent()) {
            ContextLocals.put(KEY, new Note(portfolioId, seq));
        }
    }

    /// What was noted.
    public static Optional<Long> seq() {
        return ContextLocals.<Note>get(KEY).map(Note::seq).filter(seq -> seq > 0);
    }
}
