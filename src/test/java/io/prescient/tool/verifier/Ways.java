package io.prescient.tool.verifier;

import static io.prescient.tool.verifier.SyntheticHistory.HERE;
import static io.prescient.tool.verifier.SyntheticHistory.THERE;
import static io.prescient.tool.verifier.SyntheticHistory.entry;
import static io.prescient.tool.verifier.SyntheticHistory.span;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// The ways in which a history can break a promise, and only that one.
final class Ways {
    private Ways() {}

    static List<Consumer<SyntheticHistory>> of(Property promise) {
        return switch (promise) {
            case nothing_lost ->
                List.of(
                        history -> history.commit(history.write("k9", "deposited", 11, null, 1L), 12, 13, 5),
                        history -> {
                            history.writes.remove(history.written("k3"));
                            history.told.remove(1);
                            history.commit(history.write("k3", "deposited", 5, null, 4999L), 6, 7, 3);
                        },
                        history -> history.see(5, 0),
                        history -> history.written("t1").body().put("market_id", "another"),
                        history -> history.written("t1")
                                .body()
                                .put("amount", "40.00")
                                .put("price", "0.41"),
                        history -> history.written("k4").body().put("shares", "99.999999"),
                        history -> history.tellSale(6999L, null),
                        history -> history.tellSale(7000L, "buy_no"));
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
            case rejected_stays_out ->
                List.of(
                        history -> history.add(entry(5, "bought", "r", "r", "-0.01", "0.01", "0.00", "1", 1)),
                        history -> history.add(entry(5, "bought", "s", "s", "-0.01", "0.01", "0.00", "1", 1)));
            case one_response ->
                List.of(
                        history -> history.tell(history.written("t1"), 11, 12, RequestStatus.unknown, 0),
                        history -> history.told.add(new ObservedResponse(
                                history.written("t1"), span(11, 12), RequestStatus.committed, 2, "", "told otherwise")),
                        history -> history.tell(history.written("r"), 9, 10, RequestStatus.cancelled, 0));
            case order ->
                List.of(history -> {
                    history.told.removeFirst();
                    history.writes.removeFirst();
                    history.commit(history.write("t1", "bought", 8, "t1", -4000L), 9, 10, 2);
                });
            case journal_whole ->
                List.of(
                        history -> history.books.get(THERE).removeLast(),
                        history -> history.books.get(HERE).removeLast(),
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
                        history -> history.streams.get(THERE).add(2, new ReceivedEvent(2, 2, 2, null, 1)),
                        history -> history.streams
                                .get(THERE)
                                .set(2, withId(history.streams.get(THERE).get(2), 0)),
                        history -> history.streams
                                .get(THERE)
                                .set(0, withId(history.streams.get(THERE).get(0), 2)));
            case stream_matches_journal ->
                List.of(history -> {
                    var arrival = history.streams.get(THERE).get(2);
                    var entry = with(arrival.entry());
                    history.streams
                            .get(THERE)
                            .set(2, new ReceivedEvent(2, arrival.seq(), arrival.id(), entry, arrival.at()));
                });
            case state_is_fold ->
                List.of(
                        history -> history.see(2, 0, "current_balance", "960.01"),
                        history -> history.see(3, 0, "seq", 4),
                        history -> history.see(3, 0, "total_deposits", "49.99"),
                        history -> history.see(4, 0, "open_position_count", 1),
                        history -> history.see(3, new ReadExpectation(4, 2, false)),
                        history -> history.see(2, new ReadExpectation(4, 3, false)));
            case books_balance ->
                List.of(history -> history.add(entry(5, "settled", null, null, "0.01", "0.00", "0.00", "0", 0)));
            case no_limit_exceeded ->
                List.of(
                        history -> history.done(5, "withdrawn", null, "-1080.01", "0.00", "0", 0),
                        history -> history.done(5, "bought", "t5", "-1080.01", "1080.01", "2000", 1),
                        history -> {
                            history.done(5, "deposited", null, "5000.00", "0.00", "0", 0);
                            history.done(6, "bought", "t6", "-2000.01", "2000.01", "3000", 1);
                        },
                        history -> history.done(5, "bought", "t5", "-1.00", "1.00", "2", 21));
            case min_seq -> List.of(history -> history.see(2, 3));
            case read_your_writes -> List.of(history -> history.see(3, new ReadExpectation(0, 0, true)));
        };
    }

    private static ReceivedEvent withId(ReceivedEvent arrival, long id) {
        return new ReceivedEvent(arrival.connection(), arrival.seq(), id, arrival.entry(), arrival.at());
    }

    /// The same entry told in other words, as another replica might.
    private static ObservedEntry with(ObservedEntry entry) {
        return new ObservedEntry(
                entry.seq(),
                entry.kind(),
                entry.tradeId(),
                entry.marketId(),
                entry.requestKey(),
                entry.cash(),
                entry.cost(),
                entry.realized(),
                entry.shares(),
                entry.price(),
                entry.positions(),
                entry.json() + " and more");
    }
}
