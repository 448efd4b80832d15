package io.prescient.stream;

import io.prescient.journal.JournalEntryView;
import io.prescient.journal.JournalQueries;
import io.prescient.journal.JournalQueries.Written;
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

/// New journal entries of the portfolios that somebody listens to here, and what these are worth.
@ApplicationScoped
class PortfolioChangePoller extends ChangePoller<Long, Valuation> {
    static final String WATCH = "stream.portfolios";

    private long marked;

    @Inject
    JournalQueries journal;

    @Inject
    ValuationRepository marks;

    @Override
    @ConsumeEvent(WATCH)
    Uni<Void> watch(String begin) {
        marked = means.ticker.nanos();
        return super.watch(begin);
    }

    @Override
    Uni<Boolean> look(Map<Long, Topic<Valuation>> watched, boolean whole) {
        var seqs = new HashMap<Long, Long>();
        watched.forEach((id, channel) -> seqs.put(id, channel.recent().to()));
        return journal.after(seqs, EACH, ALL)
                .map(news -> take(watched, news))
                .call(more -> whole && !more ? mark(watched) : Uni.createFrom().voidItem());
    }

    /// The portfolio's entries after a seq, a page at most.
    Uni<List<Item>> page(long id, long after) {
        return journal.after(Map.of(id, after), ReplaySubscription.PAGE, ReplaySubscription.PAGE)
                .map(news -> news.stream().map(written -> item(written.entry())).toList());
    }

    Uni<Long> newest(long id) {
        return journal.seq(id);
    }

    private boolean take(Map<Long, Topic<Valuation>> watched, List<Written> news) {
        var byPortfolio = news.stream()
                .collect(Collectors.groupingBy(
                        Written::portfolioId,
                        Collectors.mapping(written -> item(written.entry()), Collectors.toList())));
        watched.forEach((id, channel) -> channel.add(byPortfolio.getOrDefault(id, List.of())));
        return news.size() == ALL || byPortfolio.values().stream().anyMatch(items -> items.size() == EACH);
    }

    private Item item(JournalEntryView entry) {
        return new Item(entry.seq(), means.json.write(entry));
    }

    /// At most once in a while, however often it looks.
    private Uni<Void> mark(Map<Long, Topic<Valuation>> watched) {
        if (means.ticker.nanos() - marked < means.settings.markInterval().toNanos()) {
            return Uni.createFrom().voidItem();
        }
        marked = means.ticker.nanos();
        return marks.of(watched.keySet())
                .map(known -> known.stream().collect(Collectors.toMap(Valuation::portfolioId, Function.identity())))
                .invoke(known -> watched.forEach((id, channel) -> channel.mark(known.get(id))))
                .replaceWithVoid();
    }
}
