package io.prescient.http;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The newest seq of one portfolio that a request's work has seen or written, noted beside the request.
public final class PortfolioSeqContext {
    private static final String KEY = PortfolioSeqContext.class.getName();

    /// @param written what the work is about to commit, if nothing refuses it; what it has seen before otherwise
    private record Seqs(long portfolioId, long committed, long written) {}

    private PortfolioSeqContext() {}

    /// Begins to take notes of this portfolio.
    public static void of(long portfolioId) {
        ContextLocals.put(KEY, new Seqs(portfolioId, 0, 0));
    }

    /// What is committed. Nothing happens outside a request about this portfolio.
    public static void recordCommitted(long portfolioId, long seq) {
        of(portfolioId, note -> new Seqs(portfolioId, seq, seq));
    }

    /// What is written and still to be committed. Nothing happens outside a request about this portfolio.
    public static void recordWritten(long portfolioId, long seq) {
        of(portfolioId, note -> new Seqs(portfolioId, note.committed, seq));
    }

    /// What the answer to work that was done may tell.
    public static Optional<Long> newestSeq() {
        return read(Seqs::written);
    }

    /// What the answer to work that was refused may tell: what it wrote is perhaps not committed.
    public static Optional<Long> committedSeq() {
        return read(Seqs::committed);
    }

    private static Optional<Long> read(Function<Seqs, Long> seq) {
        return ContextLocals.<Seqs>get(KEY).map(seq).filter(one -> one > 0);
    }

    private static void of(long portfolioId, UnaryOperator<Seqs> change) {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.<Seqs>get(KEY)
                    .filter(note -> note.portfolioId == portfolioId)
                    .ifPresent(note -> ContextLocals.put(KEY, change.apply(note)));
        }
    }
}
