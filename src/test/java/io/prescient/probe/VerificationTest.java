package io.prescient.probe;

import static io.prescient.probe.MadeUp.HERE;
import static io.prescient.probe.MadeUp.THERE;
import static io.prescient.probe.MadeUp.entry;
import static io.prescient.probe.MadeUp.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every promise can be found broken: each history here breaks one, and only that one is named, by few events.
class VerificationTest {
    private final MadeUp made = new MadeUp();

    @Test
    void whereAllWasKeptNothingIsFound() {
        assertEquals(List.of(), Verification.of(made.history()));
    }

    @ParameterizedTest
    @EnumSource
    void eachWayToBreakAPromiseIsFoundAndNamedAlone(Promise promise) {
        for (var spoil : ways(promise)) {
            var spoilt = new MadeUp();
            spoil.accept(spoilt);
            var evidence = Verification.of(spoilt.history());
            assertEquals(Set.of(promise), promises(evidence), evidence::toString);
            int events = evidence.getFirst().events().size();
            assertTrue(events >= 1 && events <= 3, evidence::toString);
        }
    }

    private static List<Consumer<MadeUp>> ways(Promise promise) {
        return switch (promise) {
            case nothing_lost ->
                List.of(
                        history -> history.commit(history.write("k9", "deposited", 11, null, 1L), 12, 13, 5),
                        history -> {
                            history.writes.remove(history.written("k3"));
                            history.told.remove(1);
                            history.commit(history.write("k3", "deposited", 5, null, 4999L), 6, 7, 3);
                        },
                        history -> history.see(5, 0));
            case nothing_doubled ->
                List.of(
                        history -> history.add(entry(5, "deposited", "k3", null, "50.00", "0.00", "0.00", "0", 0)),
                        history -> history.add(entry(5, "deposited", "whose", null, "50.00", "0.00", "0.00", "0", 0)),
                        history -> {
                            var _ = history.write("k5", "sold", 11, "t1", null);
                            history.add(entry(5, "sold", "k5", "t1", "1.00", "0.00", "1.00", "-0.000001", 0));
                        },
                        history -> {
                            var _ = history.write("k5", "bought", 11, "t1", -4000L);
                            history.add(entry(5, "bought", "k5", "t1", "-40.00", "40.00", "0.00", "100", 1));
                        });
            case refused_stays_out ->
                List.of(
                        history -> history.add(entry(5, "bought", "r", "r", "-0.01", "0.01", "0.00", "1", 1)),
                        history -> history.add(entry(5, "bought", "s", "s", "-0.01", "0.01", "0.00", "1", 1)));
            case one_outcome ->
                List.of(
                        history -> history.tell(history.written("t1"), 11, 12, Fate.never_seen, 0),
                        history -> history.told.add(
                                new Told(history.written("t1"), span(11, 12), Fate.committed, 2, "", "told otherwise")),
                        history -> history.tell(history.written("r"), 9, 10, Fate.sealed, 0));
            case order ->
                List.of(history -> {
                    history.told.removeFirst();
                    history.writes.removeFirst();
                    history.commit(history.write("t1", "bought", 8, "t1", -4000L), 9, 10, 2);
                });
            case journal_whole ->
                List.of(
                        history -> history.books.get(THERE).removeLast(),
                        history -> history.books
                                .get(THERE)
                                .set(2, with(history.books.get(HERE).get(2))),
                        history -> {
                            history.streams.clear();
                            history.sightings.clear();
                            history.add(entry(6, "paused", null, null, "0.00", "0.00", "0.00", "0", 0));
                        });
            case stream_whole ->
                List.of(
                        history -> history.streams.get(THERE).remove(2),
                        history -> history.streams.get(THERE).removeLast(),
                        history -> history.streams.get(THERE).removeFirst(),
                        history -> history.streams.get(THERE).clear(),
                        history -> history.streams
                                .get(THERE)
                                .add(history.streams.get(HERE).get(3)),
                        history -> Collections.swap(history.streams.get(THERE), 2, 3),
                        history -> history.streams.get(THERE).add(2, new Arrival(2, 2, null, 1)));
            case stream_tells_journal ->
                List.of(history -> {
                    var arrival = history.streams.get(THERE).get(2);
                    var entry = with(arrival.entry());
                    history.streams.get(THERE).set(2, new Arrival(2, arrival.seq(), entry, arrival.at()));
                });
            case state_is_fold ->
                List.of(
                        history -> history.see(2, 0, "current_balance", "960.01"),
                        history -> history.see(3, 0, "seq", 4),
                        history -> history.see(3, 0, "total_deposits", "49.99"),
                        history -> history.see(4, 0, "open_positions", 1));
            case books_balance ->
                List.of(history -> history.add(entry(5, "settled", null, null, "0.01", "0.00", "0.00", "0", 0)));
            case min_seq -> List.of(history -> history.see(2, 3));
        };
    }

    @Test
    void whatOverlappedMayStandInAnyOrder() {
        made.told.removeFirst();
        made.writes.removeFirst();
        made.commit(made.write("t1", "bought", 6, "t1", -4000L), 9, 10, 2);
        assertEquals(List.of(), Verification.of(made.history()));
    }

    @Test
    void aRequestThatBothWasDoneAndSealedHasTwoWinners() {
        made.tell(made.written("t1"), 3, 4, Fate.sealed, 0);
        assertEquals(
                EnumSet.of(Promise.one_outcome, Promise.refused_stays_out), promises(Verification.of(made.history())));
    }

    @Test
    void neverSeenWhileItWasOnItsWayIsNoContradiction() {
        made.tell(made.written("t1"), 3, 5, Fate.never_seen, 0);
        assertEquals(List.of(), Verification.of(made.history()));
    }

    @Test
    void ofOnePromiseTheSmallestEvidenceIsTold() {
        made.add(entry(5, "deposited", "k3", null, "50.00", "0.00", "0.00", "0", 0));
        made.add(entry(6, "deposited", "whose", null, "50.00", "0.00", "0.00", "0", 0));
        var evidence = Verification.of(made.history()).getFirst();
        assertEquals("nobody asked for this entry", evidence.found());
        assertEquals(List.of("journal: seq 6 deposited under whose, cash 50.00"), evidence.events());
    }

    @Test
    void aReplicaThatIsGoneNeedNotTellToTheEnd() {
        var history = made.history();
        var shorter = new Followed(7, HERE, made.streams.get(HERE).subList(0, 2), false);
        assertEquals(
                List.of(),
                Verification.of(new History(
                        history.writes(), history.told(), history.sightings(), List.of(shorter), history.books())));
    }

    private static Set<Promise> promises(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::promise).collect(Collectors.toSet());
    }

    /// The same entry told in other words, as another replica might.
    private static Entry with(Entry entry) {
        return new Entry(
                entry.seq(),
                entry.kind(),
                entry.tradeId(),
                entry.requestKey(),
                entry.cash(),
                entry.cost(),
                entry.realized(),
                entry.shares(),
                entry.positions(),
                entry.json() + " and more");
    }
}
