package io.prescient.http;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The seq of a portfolio that a request has read or written, stored in the duplicated Vert.x context of the request.
public final class PortfolioSeqContext {
    private static final String KEY = PortfolioSeqContext.class.getName();

    /// @param committed the newest committed seq that the request has read; 0 if none
    /// @param written the seq that the request is about to commit, else `committed`
    private record Seqs(long portfolioId, long committed, long written) {}

    private PortfolioSeqContext() {}

    /// Starts recording for this portfolio. Without it the record methods do nothing.
    public static void of(long portfolioId) {
        ContextLocals.put(KEY, new Seqs(portfolioId, 0, 0));
    }

    /// Records a committed seq.
    public static void recordCommitted(long portfolioId, long seq) {
        of(portfolioId, note -> new Seqs(portfolioId, seq, seq));
    }

    /// Records a seq that is written but not committed.
    public static void recordWritten(long portfolioId, long seq) {
        of(portfolioId, note -> new Seqs(portfolioId, note.committed, seq));
    }

    /// The seq for a successful response.
    public static Optional<Long> newestSeq() {
        return read(Seqs::written);
    }

    /// The seq for an error response: what the request wrote may have been rolled back.
    public static Optional<Long> committedSeq() {
        return read(Seqs::committed);
    }

    private static Optional<Long> read(Function<Seqs, Long> seq) {
        return ContextLocals.<Seqs>get(KEY).map(seq).filter(value -> value > 0);
    }

    private static void of(long portfolioId, UnaryOperator<Seqs> change) {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.<Seqs>get(KEY)
                    .filter(note -> note.portfolioId == portfolioId)
                    .ifPresent(note -> ContextLocals.put(KEY, change.apply(note)));
        }
    }
}
