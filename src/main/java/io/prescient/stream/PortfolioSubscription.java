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
import org.jspecify.annotations.Nullable;

/// Sends a snapshot of a portfolio or the entries after a seq, then each new entry and the changes of its value.
final class PortfolioSubscription extends ReplaySubscription<Long, Valuation> {
    private final PortfolioChangePoller poller;
    private final PortfolioRepository portfolios;
    private boolean started;
    private Instant startedAt;
    private @Nullable Valuation lastMark;
    private List<Money> lastValues = List.of();

    /// @param after the seq to resume after; without it, the stream starts with a snapshot
    PortfolioSubscription(
            StreamContext context,
            PortfolioChangePoller poller,
            PortfolioRepository portfolios,
            long id,
            @Nullable Long after) {
        super(context, Kind.portfolio, poller, id, after == null ? 0 : after);
        this.poller = poller;
        this.portfolios = portfolios;
        this.started = after != null;
        this.startedAt = context.clock.instant();
    }

    @Override
    Uni<List<StreamEvent>> readEvents() {
        return started ? super.readEvents() : withTimeout(portfolios.one(key)).map(this::snapshot);
    }

    @Override
    Uni<List<Item>> page(long after) {
        return poller.page(key, after);
    }

    @Override
    Uni<Long> newest() {
        return poller.newest(key);
    }

    @Override
    boolean follows(long after, Item item) {
        return item.place() == after + 1;
    }

    @Override
    StreamEvent event(Item item) {
        return new StreamEvent(Name.entry, item.place(), item.json());
    }

    /// Adds a `mark` after the last entry that it includes, if its values differ from the last ones sent.
    @Override
    void addTo(List<StreamEvent> events, @Nullable Valuation mark) {
        if (mark == null || mark.equals(lastMark) || mark.seq() > place()) {
            return;
        }
        lastMark = mark;
        boolean isCurrent = mark.seq() == place() && !mark.asOf().isBefore(startedAt);
        if (isCurrent && !mark.amounts().equals(lastValues)) {
            lastValues = mark.amounts();
            events.add(new StreamEvent(Name.mark, null, context.json.write(mark)));
        }
    }

    @Override
    @Nullable
    Object resumeAfter() {
        return started ? place() : null;
    }

    private List<StreamEvent> snapshot(PortfolioView view) {
        started = true;
        var balances = view.balances();
        lastValues = List.of(balances.totalValue(), balances.unrealizedPnl(), balances.totalProfitLoss());
        startAt(view.seq());
        return List.of(new StreamEvent(Name.snapshot, view.seq(), context.json.write(view)));
    }
}
