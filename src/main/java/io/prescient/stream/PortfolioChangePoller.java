package io.prescient.stream;

import io.prescient.journal.JournalEntryView;
import io.prescient.journal.JournalRepository;
import io.prescient.journal.JournalRepository.Written;
import io.prescient.portfolio.Valuation;
import io.prescient.portfolio.ValuationRepository;
import io.prescient.stream.Topic.Item;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Polls the new journal entries of the portfolios with listeners on this replica, and their valuations.
@ApplicationScoped
class PortfolioChangePoller extends ChangePoller<Long, Valuation> {
    static final String WATCH = "stream.portfolios";

    private long lastMarkNanos;

    @Inject
    JournalRepository journal;

    @Inject
    ValuationRepository valuations;

    @Override
    @ConsumeEvent(WATCH)
    Uni<Void> watch(String begin) {
        lastMarkNanos = context.ticker.nanos();
        return super.watch(begin);
    }

    @Override
    Uni<Boolean> poll(Map<Long, Topic<Valuation>> watched, boolean whole) {
        var seqs = new HashMap<Long, Long>();
        watched.forEach((id, topic) -> seqs.put(id, topic.recent().to()));
        return journal.after(seqs, MAX_ITEMS_PER_KEY, MAX_ITEMS)
                .map(entries -> addEntries(watched, entries))
                .call(more -> whole && !more
                        ? updateValuations(watched)
                        : Uni.createFrom().voidItem());
    }

    /// The entries of a portfolio after a seq, at most {@link ReplaySubscription#PAGE} of them.
    Uni<List<Item>> page(long id, long after) {
        return journal.after(Map.of(id, after), ReplaySubscription.PAGE, ReplaySubscription.PAGE)
                .map(entries ->
                        entries.stream().map(written -> item(written.entry())).toList());
    }

    Uni<Long> newest(long id) {
        return journal.seq(id);
    }

    private boolean addEntries(Map<Long, Topic<Valuation>> watched, List<Written> entries) {
        var byPortfolio = entries.stream()
                .collect(Collectors.groupingBy(
                        Written::portfolioId,
                        Collectors.mapping(written -> item(written.entry()), Collectors.toList())));
        watched.forEach((id, topic) -> topic.add(byPortfolio.getOrDefault(id, List.of())));
        return entries.size() == MAX_ITEMS
                || byPortfolio.values().stream().anyMatch(items -> items.size() == MAX_ITEMS_PER_KEY);
    }

    private Item item(JournalEntryView entry) {
        return new Item(entry.seq(), context.json.write(entry));
    }

    /// Updates the valuations, at most once per `prescient.stream.mark-interval`, however often it polls.
    private Uni<Void> updateValuations(Map<Long, Topic<Valuation>> watched) {
        if (context.ticker.nanos() - lastMarkNanos
                < context.settings.markInterval().toNanos()) {
            return Uni.createFrom().voidItem();
        }
        lastMarkNanos = context.ticker.nanos();
        return valuations
                .of(watched.keySet())
                .map(byId -> byId.stream().collect(Collectors.toMap(Valuation::portfolioId, Function.identity())))
                .invoke(byId -> watched.forEach((id, topic) -> topic.mark(byId.get(id))))
                .replaceWithVoid();
    }
}
