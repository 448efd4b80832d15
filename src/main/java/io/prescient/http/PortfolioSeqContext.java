package io.prescient.http;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;

/// The committed seq of a portfolio that a request has read or reached, stored in the duplicated Vert.x context of the
/// request.
public final class PortfolioSeqContext {
    private static final String KEY = PortfolioSeqContext.class.getName();

    /// @param seq 0 if none is known yet
    private record PortfolioSeq(long portfolioId, long seq) {}

    private PortfolioSeqContext() {}

    /// Starts recording for this portfolio. Without it {@link #record} does nothing.
    public static void of(long portfolioId) {
        ContextLocals.put(KEY, new PortfolioSeq(portfolioId, 0));
    }

    public static void record(long portfolioId, long seq) {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.<PortfolioSeq>get(KEY)
                    .filter(current -> current.portfolioId == portfolioId)
                    .ifPresent(_ -> ContextLocals.put(KEY, new PortfolioSeq(portfolioId, seq)));
        }
    }

    /// The newest recorded seq.
    public static Optional<Long> seq() {
        return ContextLocals.<PortfolioSeq>get(KEY).map(PortfolioSeq::seq).filter(seq -> seq > 0);
    }
}
