package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A made-up history of one portfolio in which every promise was kept, to be spoilt. Times are seconds.
///
/// ```
/// seq 1 opened    1000.00                  cash 1000.00
/// seq 2 bought    t1, 100 shares for 40.00  cash  960.00  invested 40.00
/// seq 3 deposited 50.00                    cash 1010.00  invested 40.00
/// seq 4 sold      all of t1 for 70.00      cash 1080.00  realized 30.00
/// ```
final class SyntheticHistory {
    static final URI HERE = URI.create("http://here");
    static final URI THERE = URI.create("http://there");
    private static final long SECOND = 1_000_000_000;

    final List<WriteRequest> writes = new ArrayList<>();
    final List<ObservedResponse> told = new ArrayList<>();
    final List<ObservedRead> sightings = new ArrayList<>();
    final Map<URI, List<ReceivedEvent>> streams = new LinkedHashMap<>();
    final Map<URI, List<ObservedEntry>> books = new LinkedHashMap<>();

    SyntheticHistory() {
        for (var where : List.of(HERE, THERE)) {
            streams.put(where, new ArrayList<>(List.of(new ReceivedEvent(1, 1, 1, null, SECOND))));
            books.put(where, new ArrayList<>());
        }
        add(entry(1, "opened", null, null, "1000.00", "0.00", "0.00", "0", 0));
        add(entry(2, "bought", "t1", "t1", "-40.00", "40.00", "0.00", "100", 1));
        add(entry(3, "deposited", "k3", null, "50.00", "0.00", "0.00", "0", 0));
        add(entry(4, "sold", "k4", "t1", "70.00", "-40.00", "30.00", "-100", -1));
        commit(write("t1", "bought", 2, "t1", -4000L), 3, 4, 2);
        commit(write("k3", "deposited", 5, null, 5000L), 6, 7, 3);
        commit(write("k4", "sold", 8, "t1", null), 9, 10, 4);
        tell(write("r", "bought", 8, "r", -1L), 9, 10, RequestStatus.rejected, 0);
        tell(write("s", "bought", 8, "s", -1L), 9, 10, RequestStatus.cancelled, 0);
        see(2, 0, "current_balance", "960.00", "open_position_count", 1);
        see(4, 3, "current_balance", "1080.00", "total_invested", "0.00", "realized_pnl", "30.00");
    }

    History history() {
        return new History(
                writes,
                told,
                sightings,
                streams.entrySet().stream()
                        .map(stream -> new ObservedStream(7, stream.getKey(), stream.getValue(), true))
                        .toList(),
                books.entrySet().stream()
                        .map(book -> new ObservedJournal(7, book.getKey(), book.getValue()))
                        .toList());
    }

    /// To all journals, and to all streams what follows their snapshot.
    void add(ObservedEntry entry) {
        books.values().forEach(book -> book.add(entry));
        if (entry.seq() > 1) {
            streams.values()
                    .forEach(stream ->
                            stream.add(new ReceivedEvent(1, entry.seq(), entry.seq(), entry, entry.seq() * SECOND)));
        }
    }

    WriteRequest write(String key, String kind, long asked, String tradeId, Long cash) {
        var write = new WriteRequest(key, asked * SECOND, kind, 7, tradeId, cash, "/", json());
        writes.add(write);
        return write;
    }

    WriteRequest written(String key) {
        return writes.stream()
                .filter(write -> write.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    void commit(WriteRequest write, long from, long until, long seq) {
        tell(write, from, until, RequestStatus.committed, seq);
    }

    void tell(WriteRequest write, long from, long until, RequestStatus fate, long seq) {
        told.add(new ObservedResponse(
                write, span(from, until), fate, seq, "", fate == RequestStatus.unknown ? null : "told " + seq));
    }

    void see(long seq, long minSeq, Object... figures) {
        see(seq, new ReadExpectation(minSeq, 0, false), figures);
    }

    /// From second 20 to 21, when all was over.
    void see(long seq, ReadExpectation demand, Object... figures) {
        sightings.add(new ObservedRead(7, span(20, 21), demand, seq, Amounts.of(json(figures))));
    }

    /// Tells the sale otherwise than it was.
    void tellSale(Long proceeds, String action) {
        told.add(new ObservedResponse(
                written("k4"), span(11, 12), RequestStatus.committed, 4, "", "told 4", proceeds, action));
    }

    /// A request that was answered at once and made the next entry.
    void done(long seq, String kind, String tradeId, String cash, String cost, String shares, long positions) {
        var key = tradeId == null ? "k" + seq : tradeId;
        var _ = write(key, kind, 11, tradeId, null);
        add(entry(seq, kind, key, tradeId, cash, cost, "0.00", shares, positions));
    }

    static CallSpan span(long from, long until) {
        return new CallSpan("somebody", HERE, from * SECOND, until * SECOND);
    }

    static ObservedEntry entry(
            long seq,
            String kind,
            String key,
            String tradeId,
            String cash,
            String cost,
            String realized,
            String shares,
            long positions) {
        var json =
                json("seq", seq, "type", kind, "cash", cash, "cost", cost, "realized_pnl", realized, "shares", shares);
        json.put("open_position_change", positions);
        return ObservedEntry.of(
                key == null ? json : json.put("request_key", key).put("trade_id", tradeId));
    }

    static ObjectNode json(Object... namesAndValues) {
        var json = Deployment.JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.set((String) namesAndValues[i], Deployment.JSON.valueToTree(namesAndValues[i + 1]));
        }
        return json;
    }
}
