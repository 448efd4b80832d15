package io.prescient.tool.verifier;

import static io.prescient.tool.verifier.SyntheticHistory.FIRST;
import static io.prescient.tool.verifier.SyntheticHistory.entry;
import static io.prescient.tool.verifier.SyntheticHistory.json;
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

class VerificationTest {
    private static final long JOURNALS_READ_AT = 5_000_000_000L;

    private final SyntheticHistory synthetic = new SyntheticHistory();

    @Test
    void findsNoViolationInConsistentHistory() {
        assertEquals(List.of(), Verification.of(synthetic.history()));
    }

    @ParameterizedTest
    @EnumSource
    void findsExactlyTheViolatedProperty(Property property) {
        for (var mutation : HistoryMutations.of(property)) {
            var mutated = new SyntheticHistory();
            mutation.accept(mutated);
            var violations = Verification.of(mutated.history());
            assertEquals(Set.of(property), properties(violations), violations::toString);
            int events = violations.getFirst().events().size();
            assertTrue(events >= 1 && events <= 3, violations::toString);
        }
    }

    @Test
    void acceptsTotalsAtTheirLimits() {
        synthetic.execute(5, "deposited", null, "920.00", "0.00", "0", 0);
        synthetic.execute(6, "bought", "t6", "-2000.00", "2000.00", "3000", 20);
        assertEquals(List.of(), Verification.of(synthetic.history()));
    }

    @Test
    void acceptsCorrectionsAboveTheCash() {
        synthetic.add(entry(5, "reversed", null, null, "-1080.01", "0.00", "-1080.01", "0", 0));
        synthetic.execute(6, "deposited", null, "0.01", "0.00", "0", 0);
        assertEquals(List.of(), Verification.of(synthetic.history()));
    }

    @Test
    void comparesSharesAndPriceToTheLastPlace() {
        var write = synthetic.findWrite("t1");
        write.body().put("market_id", "m").put("amount", "40.00").put("price", "0.3");
        var entry = json("seq", 2, "type", "bought", "trade_id", "t1", "cash", "-40.00", "cost", "40.00");
        entry.put("realized_pnl", "0.00").put("market_id", "m").put("price", "0.300000");
        assertTrue(write.matches(ObservedEntry.of(entry.put("shares", "133.333333"))));
        assertFalse(write.matches(ObservedEntry.of(entry.put("shares", "133.333334"))));
        write.body().put("price", "0.300001");
        assertFalse(write.matches(ObservedEntry.of(entry.put("shares", "133.333333"))));
    }

    @Test
    void acceptsReadWithoutConcurrentlyAcknowledgedChange() {
        var expectation = new ReadExpectation(0, 0, true);
        synthetic.reads.add(new ObservedRead(7, span(10, 11), expectation, 3, Amounts.of(json())));
        assertEquals(List.of(), Verification.of(synthetic.history()));
    }

    /// A request whose result is unknown may take effect after the first journal was read.
    @Test
    void comparesCommonPrefixIfResultIsUnknown() {
        var unknown = synthetic.write("u", "deposited", 11, null, 1L);
        assertEquals(1, synthetic.history().unknownCount());
        synthetic.add(entry(5, "deposited", "u", null, "0.01", "0.00", "0.00", "0", 0));
        synthetic.journals.get(FIRST).removeLast();
        synthetic.read(5, 4);
        assertEquals(Set.of(Property.journal_whole), properties(Verification.of(synthetic.history())));
        assertEquals(List.of(), Verification.of(synthetic.history().upToShortest(JOURNALS_READ_AT)));
        synthetic.commit(unknown, 12, 13, 6);
        assertEquals(
                Set.of(Property.nothing_lost),
                properties(Verification.of(synthetic.history().upToShortest(JOURNALS_READ_AT))));
    }

    @Test
    void acceptsAnyOrderOfConcurrentChanges() {
        synthetic.responses.removeFirst();
        synthetic.writes.removeFirst();
        synthetic.commit(synthetic.write("t1", "bought", 6, "t1", -4000L), 9, 10, 2);
        assertEquals(List.of(), Verification.of(synthetic.history()));
    }

    @Test
    void rejectsKeyThatIsBothCommittedAndCancelled() {
        synthetic.respond(synthetic.findWrite("t1"), 3, 4, RequestStatus.cancelled, 0);
        assertEquals(
                EnumSet.of(Property.one_response, Property.rejected_stays_out),
                properties(Verification.of(synthetic.history())));
    }

    @Test
    void acceptsUnknownStatusDuringTheRequest() {
        synthetic.respond(synthetic.findWrite("t1"), 3, 5, RequestStatus.unknown, 0);
        assertEquals(List.of(), Verification.of(synthetic.history()));
    }

    @Test
    void reportsViolationWithFewestEvents() {
        synthetic.add(entry(5, "deposited", "k3", null, "50.00", "0.00", "0.00", "0", 0));
        synthetic.add(entry(6, "deposited", "other", null, "50.00", "0.00", "0.00", "0", 0));
        var violation = Verification.of(synthetic.history()).getFirst();
        assertEquals("no client requested this entry", violation.description());
        assertEquals(List.of("journal: seq 6 deposited with key other, cash 50.00"), violation.events());
    }

    @Test
    void acceptsIncompleteStreamOfStoppedReplica() {
        var history = synthetic.history();
        var stream = new ObservedStream(7, FIRST, synthetic.streams.get(FIRST).subList(0, 2), false);
        var incomplete = new History(
                history.writes(), history.responses(), history.reads(), List.of(stream), history.journals());
        assertEquals(List.of(), Verification.of(incomplete));
    }

    private static Set<Property> properties(List<Violation> violations) {
        return violations.stream().map(Violation::property).collect(Collectors.toSet());
    }
}
