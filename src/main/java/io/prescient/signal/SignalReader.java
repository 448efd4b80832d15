package io.prescient.signal;

import io.prescient.portfolio.Portfolio;
import io.prescient.web.Cursor;
import io.prescient.web.Page;
import io.prescient.web.Paging;
import io.prescient.web.Where;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads signals, those in the archive among them.
@ApplicationScoped
public class SignalReader {
    @WithSession
    public Uni<SignalView> one(long portfolioId, long signalId) {
        return KeptSignal.known(portfolioId, signalId).map(SignalView::of);
    }

    @WithSession
    public Uni<Page<SignalView>> page(long portfolioId, SignalFilter filter, Paging page) {
        int limit = page.limit();
        var where = filter.into(new Where()
                .and("portfolioId = :portfolio", "portfolio", portfolioId)
                .and("id < :after", "after", Cursor.decodeLong(page.after, Long.MAX_VALUE)));
        return KeptSignal.<KeptSignal>find(where.text() + " order by id desc", where.parameters())
                .range(0, limit)
                .list()
                .call(signals -> signals.isEmpty()
                        ? Portfolio.known(portfolioId)
                        : Uni.createFrom().voidItem())
                .map(signals -> Page.of(signals, limit, SignalView::of, signal -> "" + signal.id));
    }
}
