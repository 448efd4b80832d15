package io.prescient.tool.verifier;

import static io.prescient.tool.verifier.SyntheticHistory.HERE;
import static io.prescient.tool.verifier.SyntheticHistory.entry;
import static io.prescient.tool.verifier.SyntheticHistory.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every promise can be found broken: each history here breaks one, and only that one is named, by few events.
class VerificationTest {
    private final SyntheticHistory made = new SyntheticHistory();

    @Test
    void whereAllWasKeptNothingIsFound() {
        assertEquals(List.of(), Verification.of(made.history()));
    }

    @ParameterizedTest
    @EnumSource
    void eachWayToBreakAPromiseIsFoundAndNamedAlone(Property promise) {
        for (var spoil : Ways.of(promise)) {
            var spoilt = new SyntheticHistory();
            spoil.accept(spoilt);
            var evidence = Verification.of(spoilt.history());
            assertEquals(Set.of(promise), promises(evidence), evidence::toString);
            int events = evidence.getFirst().events().size();
            assertTrue(events >= 1 && events <= 3, evidence::toString);
        }
    }

    @Test
    void limitsAreInclusive() {
        made.done(5, "deposited", null, "920.00", "0.00", "0", 0);
        made.done(6, "bought", "t6", "-2000.00", "2000.00", "3000", 20);
        assertEquals(List.of(), Verification.of(made.history()));
    }

    /// A correction takes what it must, and what was there before it is no fault of it.
    @Test
    void onlyBuysAndWithdrawalsAreBoundByCash() {
        made.add(entry(5, "reversed", null, null, "-1080.01", "0.00", "-1080.01", "0", 0));
        made.done(6, "deposited", null, "0.01", "0.00", "0", 0);
        assertEquals(List.of(), Verification.of(made.history()));
    }

    @Test
    void whatWasAskedForIsComparedWithTheEntryToTheLastPlace() {
        var body = made.written("t1")
                .body()
                .put("market_id", "m")
                .put("amount", "40.00")
                .put("price", "0.3");
        var json =
                SyntheticHistory.json("seq", 2, "type", "bought", "trade_id", "t1", "cash", "-40.00", "cost", "40.00");
        json.put("realized_pnl", "0.00").put("market_id", "m").put("price", "0.300000");
        assertTrue(made.written("t1").makes(ObservedEntry.of(json.put("shares", "133.333333"))));
        assertFalse(made.written("t1").makes(ObservedEntry.of(json.put("shares", "133.333334"))));
        body.put("price", "0.300001");
        assertFalse(made.written("t1").makes(ObservedEntry.of(json.put("shares", "133.333333"))));
    }

    @Test
    void whatWasAcknowledgedWhileAReadWasOnItsWayNeedNotBeSeen() {
        made.sightings.add(new ObservedRead(
                7, span(10, 11), new ReadExpectation(0, 0, true), 3, Amounts.of(SyntheticHistory.json())));
        assertEquals(List.of(), Verification.of(made.history()));
    }

    /// While something may still be done, replicas and streams may have come further than the journal that was read
    /// first.
    @Test
    void whileARequestIsUnknownOnlyWhatAllTellIsCompared() {
        var unknown = made.write("u", "deposited", 11, null, 1L);
        assertEquals(1, made.history().unknown());
        made.add(entry(5, "deposited", "u", null, "0.01", "0.00", "0.00", "0", 0));
        made.books.get(HERE).removeLast();
        made.see(5, 4);
        assertEquals(Set.of(Property.journal_whole), promises(Verification.of(made.history())));
        assertEquals(List.of(), Verification.of(made.history().upToShortest(5_000_000_000L)));
        made.commit(unknown, 12, 13, 6);
        assertEquals(
                Set.of(Property.nothing_lost),
                promises(Verification.of(made.history().upToShortest(5_000_000_000L))));
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
        made.tell(made.written("t1"), 3, 4, RequestStatus.cancelled, 0);
        assertEquals(
                EnumSet.of(Property.one_response, Property.rejected_stays_out),
                promises(Verification.of(made.history())));
    }

    @Test
    void neverSeenWhileItWasOnItsWayIsNoContradiction() {
        made.tell(made.written("t1"), 3, 5, RequestStatus.unknown, 0);
        assertEquals(List.of(), Verification.of(made.history()));
    }

    @Test
    void ofOnePromiseTheSmallestEvidenceIsTold() {
        made.add(entry(5, "deposited", "k3", null, "50.00", "0.00", "0.00", "0", 0));
        made.add(entry(6, "deposited", "whose", null, "50.00", "0.00", "0.00", "0", 0));
        var evidence = Verification.of(made.history()).getFirst();
        assertEquals("nobody asked for this entry", evidence.description());
        assertEquals(List.of("journal: seq 6 deposited under whose, cash 50.00"), evidence.events());
    }

    @Test
    void aReplicaThatIsGoneNeedNotTellToTheEnd() {
        var history = made.history();
        var shorter = new ObservedStream(7, HERE, made.streams.get(HERE).subList(0, 2), false);
        assertEquals(
                List.of(),
                Verification.of(new History(
                        history.writes(), history.told(), history.sightings(), List.of(shorter), history.books())));
    }

    private static Set<Property> promises(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::property).collect(Collectors.toSet());
    }
}
