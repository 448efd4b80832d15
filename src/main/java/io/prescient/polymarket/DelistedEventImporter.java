package io.prescient.polymarket;

import io.prescient.http.ShutdownState;
import io.prescient.market.DelistedEvents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Asks the venue, by their ids, for the events that it does not list any more: what closes is gone from the list of
/// what is open. What it does not answer is left as it is and asked for again next time, after all the others. A venue
/// that refuses such a question at every path is asked no more this time: that is told, and spoils nothing else.
@ApplicationScoped
class DelistedEventImporter {
    /// The venue's ids are whole numbers; others, which a page that was sent may hold, it would refuse.
    private static final String ID = "^[1-9][0-9]{0,8}$";

    /// As many as a request's line can surely carry.
    private static final int MOST_IDS = 100;

    @Inject
    GammaSettings settings;

    @Inject
    GammaClient client;

    @Inject
    PageImporter writer;

    @Inject
    ImportRepository ledger;

    @Inject
    DelistedEvents vanished;

    @Inject
    ShutdownState stopping;

    @Inject
    Clock clock;

    /// Some of them, and the number of the page that tells of them.
    private record Question(int page, List<String> ids) {}

    /// @param walk that has come to its end
    /// @param begun when it began: what it saw was seen since
    Uni<Void> run(long importId, PageCursor walk, Instant begun) {
        return vanished.since(begun, ID, mostEvents(settings))
                .map(ids -> questions(ids, mostIds(settings), walk.number()))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(question -> ask(importId, walk, question))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure(GammaFailure::isRefusal)
                .recoverWithNull();
    }

    private static int mostIds(GammaSettings settings) {
        return Math.min(settings.pageSize(), MOST_IDS);
    }

    /// That an import asks for.
    static long mostEvents(GammaSettings settings) {
        return (long) mostIds(settings) * settings.maxPages();
    }

    private Uni<Void> ask(long importId, PageCursor walk, Question question) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(walk.pause())
                .invoke(() -> ImportRunner.requireRunning(stopping))
                .chain(() -> client.page(() -> walk.lookUp(question.ids), walk::looksUpElsewhere))
                .chain(page -> write(importId, page.only(question.ids), question))
                .onFailure(GammaFailure::isRefusal)
                .call(refusal -> tell(importId, question, (GammaFailure) refusal))
                .chain(() -> vanished.asked(question.ids, clock.instant()));
    }

    /// Next time others are asked for first: perhaps it is one of these ids that the venue does not like.
    private Uni<Void> tell(long importId, Question question, GammaFailure refusal) {
        var reason = "the venue refuses to be asked for what it lists no more: " + refusal.answer();
        return ledger.add(importId, ImportCounts.ofSkip(new SkippedItem(null, question.page, "events", reason)))
                .chain(() -> vanished.asked(question.ids, clock.instant()));
    }

    private Uni<Void> write(long importId, GammaPage page, Question question) {
        return page.events().isEmpty()
                ? Uni.createFrom().voidItem()
                : writer.write(importId, ParsedPage.of(page, question.page, clock.instant()));
    }

    private static List<Question> questions(List<String> ids, int most, int pages) {
        var questions = new ArrayList<Question>();
        for (int from = 0; from < ids.size(); from += most) {
            questions.add(
                    new Question(pages + questions.size() + 1, ids.subList(from, Math.min(from + most, ids.size()))));
        }
        return questions;
    }
}
