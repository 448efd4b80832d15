package io.prescient.stream;

import io.prescient.money.Money;
import io.prescient.portfolio.PortfolioRepository;
import io.prescient.portfolio.PortfolioView;
import io.prescient.portfolio.Valuation;
import io.prescient.stream.StreamEvent.Name;
import io.prescient.stream.Topic.Item;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// Tells a portfolio: a snapshot or the entries after a seq, then each entry as it is written, and what it is worth.
final class PortfolioSubscription extends ReplaySubscription<Long, Valuation> {
    private final PortfolioChangePoller feed;
    private final PortfolioRepository reader;
    private boolean begun;
    private Instant since;
    private Valuation seen;
    private List<Money> figures = List.of();

    /// @param after the seq to resume after; null begins with a snapshot
    PortfolioSubscription(
            StreamContext means, PortfolioChangePoller feed, PortfolioRepository reader, long id, Long after) {
        super(means, Kind.portfolio, feed, id, after == null ? 0 : after);
        this.feed = feed;
        this.reader = reader;
        this.begun = after != null;
        this.since = means.clock.instant();
    }

    @Override
    Uni<List<StreamEvent>> news() {
        return begun ? super.news() : answer(reader.one(key)).map(this::snapshot);
    }

    @Override
    Uni<List<Item>> page(long after) {
        return feed.page(key, after);
    }

    @Override
    Uni<Long> newest() {
        return feed.newest(key);
    }

    @Override
    boolean follows(long after, Item item) {
        return item.place() == after + 1;
    }

    @Override
    StreamEvent event(Item item) {
        return new StreamEvent(Name.entry, item.place(), item.json());
    }

    /// A mark comes after the last entry that is in it, if it says something else than the last one.
    @Override
    void addTo(List<StreamEvent> events, Valuation mark) {
        if (mark == null || mark.equals(seen) || mark.seq() > place()) {
            return;
        }
        seen = mark;
        boolean isNews = mark.seq() == place() && !mark.asOf().isBefore(since);
        if (isNews && !mark.figures().equals(figures)) {
            figures = mark.figures();
            events.add(new StreamEvent(Name.mark, null, means.json.write(mark)));
        }
    }

    @Override
    Object resumeAfter() {
        return begun ? place() : null;
    }

    private List<StreamEvent> snapshot(PortfolioView view) {
        begun = true;
        figures = List.of(view.totalValue(), view.unrealizedPnl(), view.totalProfitLoss());
        startAt(view.seq());
        return List.of(new StreamEvent(Name.snapshot, view.seq(), means.json.write(view)));
    }
}
