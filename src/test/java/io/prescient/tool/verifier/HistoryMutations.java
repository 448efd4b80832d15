package io.prescient.tool.verifier;

import static io.prescient.tool.verifier.SyntheticHistory.FIRST;
import static io.prescient.tool.verifier.SyntheticHistory.SECOND;
import static io.prescient.tool.verifier.SyntheticHistory.entry;
import static io.prescient.tool.verifier.SyntheticHistory.span;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Changes of a consistent history that violate one property and no other.
final class HistoryMutations {
    private HistoryMutations() {}

    static List<Consumer<SyntheticHistory>> of(Property property) {
        return switch (property) {
            case nothing_lost -> lost();
            case nothing_doubled -> doubled();
            case rejected_stays_out ->
                List.of(
                        history -> history.add(entry(5, "bought", "r", "r", "-0.01", "0.01", "0.00", "1", 1)),
                        history -> history.add(entry(5, "bought", "s", "s", "-0.01", "0.01", "0.00", "1", 1)));
            case one_response -> differentResponses();
            case order ->
                List.of(history -> {
                    history.responses.removeFirst();
                    history.writes.removeFirst();
                    history.commit(history.write("t1", "bought", 8, "t1", -4000L), 9, 10, 2);
                });
            case journal_whole -> incompleteJournals();
            case stream_whole -> incompleteStreams();
            case stream_matches_journal ->
                List.of(history -> replaceEvent(history, 2, HistoryMutations::withOtherEntry));
            case state_is_fold -> differentTotals();
            case books_balance ->
                List.of(history -> history.add(entry(5, "settled", null, null, "0.01", "0.00", "0.00", "0", 0)));
            case no_limit_exceeded -> exceededLimits();
            case min_seq -> List.of(history -> history.read(2, 3));
            case read_your_writes -> List.of(history -> history.read(3, new ReadExpectation(0, 0, true)));
        };
    }

    private static List<Consumer<SyntheticHistory>> lost() {
        return List.of(
                history -> history.commit(history.write("k9", "deposited", 11, null, 1L), 12, 13, 5),
                history -> {
                    history.writes.remove(history.findWrite("k3"));
                    history.responses.remove(1);
                    history.commit(history.write("k3", "deposited", 5, null, 4999L), 6, 7, 3);
                },
                history -> history.read(5, 0),
                history -> history.findWrite("t1").body().put("market_id", "another"),
                history -> history.findWrite("t1").body().put("amount", "40.00").put("price", "0.41"),
                history -> history.findWrite("k4").body().put("shares", "99.999999"),
                history -> history.respondToSale(6999L, null),
                history -> history.respondToSale(7000L, "buy_no"));
    }

    private static List<Consumer<SyntheticHistory>> doubled() {
        return List.of(
                history -> history.add(entry(5, "deposited", "k3", null, "50.00", "0.00", "0.00", "0", 0)),
                history -> history.add(entry(5, "deposited", "other", null, "50.00", "0.00", "0.00", "0", 0)),
                history -> {
                    var _ = history.write("k5", "sold", 11, "t1", null);
                    history.add(entry(5, "sold", "k5", "t1", "1.00", "0.00", "1.00", "-0.000001", 0));
                },
                history -> {
                    var _ = history.write("k5", "bought", 11, "t1", -4000L);
                    history.add(entry(5, "bought", "k5", "t1", "-40.00", "40.00", "0.00", "100", 1));
                });
    }

    private static List<Consumer<SyntheticHistory>> differentResponses() {
        return List.of(
                history -> history.respond(history.findWrite("t1"), 11, 12, RequestStatus.unknown, 0),
                history -> history.responses.add(new ObservedResponse(
                        history.findWrite("t1"), span(11, 12), RequestStatus.committed, 2, "", "another response")),
                history -> history.respond(history.findWrite("r"), 9, 10, RequestStatus.cancelled, 0));
    }

    private static List<Consumer<SyntheticHistory>> incompleteJournals() {
        return List.of(
                history -> history.journals.get(SECOND).removeLast(),
                history -> history.journals.get(FIRST).removeLast(),
                history -> history.journals
                        .get(SECOND)
                        .set(2, withOtherJson(history.journals.get(FIRST).get(2))),
                history -> {
                    history.streams.clear();
                    history.reads.clear();
                    history.add(entry(6, "paused", null, null, "0.00", "0.00", "0.00", "0", 0));
                });
    }

    private static List<Consumer<SyntheticHistory>> incompleteStreams() {
        return List.of(
                history -> history.streams.get(SECOND).remove(2),
                history -> history.streams.get(SECOND).removeLast(),
                history -> history.streams.get(SECOND).removeFirst(),
                history -> history.streams.get(SECOND).clear(),
                history -> history.streams
                        .get(SECOND)
                        .add(history.streams.get(FIRST).get(3)),
                history -> Collections.swap(history.streams.get(SECOND), 2, 3),
                history -> history.streams.get(SECOND).add(2, new ObservedStream.Event(2, 2, 2, null, 1)),
                history -> replaceEvent(history, 2, event -> withId(event, 0)),
                history -> replaceEvent(history, 0, event -> withId(event, 2)));
    }

    private static List<Consumer<SyntheticHistory>> differentTotals() {
        return List.of(
                history -> history.read(2, 0, "current_balance", "960.01"),
                history -> history.read(3, 0, "seq", 4),
                history -> history.read(3, 0, "total_deposits", "49.99"),
                history -> history.read(4, 0, "open_position_count", 1),
                history -> history.read(3, new ReadExpectation(4, 2, false)),
                history -> history.read(2, new ReadExpectation(4, 3, false)));
    }

    private static List<Consumer<SyntheticHistory>> exceededLimits() {
        return List.of(
                history -> history.execute(5, "withdrawn", null, "-1080.01", "0.00", "0", 0),
                history -> history.execute(5, "bought", "t5", "-1080.01", "1080.01", "2000", 1),
                history -> {
                    history.execute(5, "deposited", null, "5000.00", "0.00", "0", 0);
                    history.execute(6, "bought", "t6", "-2000.01", "2000.01", "3000", 1);
                },
                history -> history.execute(5, "bought", "t5", "-1.00", "1.00", "2", 21));
    }

    private static void replaceEvent(SyntheticHistory history, int index, UnaryOperator<ObservedStream.Event> change) {
        history.streams
                .get(SECOND)
                .set(index, change.apply(history.streams.get(SECOND).get(index)));
    }

    private static ObservedStream.Event withId(ObservedStream.Event event, long id) {
        return new ObservedStream.Event(event.connection(), event.seq(), id, event.entry(), event.receivedAt());
    }

    private static ObservedStream.Event withOtherEntry(ObservedStream.Event event) {
        return new ObservedStream.Event(2, event.seq(), event.id(), withOtherJson(event.entry()), event.receivedAt());
    }

    /// The same entry with other JSON, as a replica of another release may return it.
    private static ObservedEntry withOtherJson(ObservedEntry entry) {
        return new ObservedEntry(
                entry.seq(),
                entry.type(),
                entry.tradeId(),
                entry.marketId(),
                entry.requestKey(),
                entry.cash(),
                entry.cost(),
                entry.realizedPnl(),
                entry.shares(),
                entry.price(),
                entry.openPositionChange(),
                entry.json() + " and more");
    }
}
