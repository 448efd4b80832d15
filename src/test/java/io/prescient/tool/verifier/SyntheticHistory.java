package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A history of one portfolio on two replicas that has every property. Tests change it. Times are seconds.
///
/// ```
/// seq 1 opened    1000.00                   cash 1000.00
/// seq 2 bought    t1, 100 shares for 40.00  cash  960.00  invested 40.00
/// seq 3 deposited 50.00                     cash 1010.00  invested 40.00
/// seq 4 sold      all of t1 for 70.00       cash 1080.00  realized 30.00
/// ```
final class SyntheticHistory {
    static final URI FIRST = URI.create("http://first");
    static final URI SECOND = URI.create("http://second");
    private static final long PORTFOLIO = 7;
    private static final long NANOS = 1_000_000_000;

    final List<WriteRequest> writes = new ArrayList<>();
    final List<ObservedResponse> responses = new ArrayList<>();
    final List<ObservedRead> reads = new ArrayList<>();
    final Map<URI, List<ObservedStream.Event>> streams = new LinkedHashMap<>();
    final Map<URI, List<ObservedEntry>> journals = new LinkedHashMap<>();

    SyntheticHistory() {
        for (var replica : List.of(FIRST, SECOND)) {
            streams.put(replica, new ArrayList<>(List.of(new ObservedStream.Event(1, 1, 1, null, NANOS))));
            journals.put(replica, new ArrayList<>());
        }
        add(entry(1, "opened", null, null, "1000.00", "0.00", "0.00", "0", 0));
        add(entry(2, "bought", "t1", "t1", "-40.00", "40.00", "0.00", "100", 1));
        add(entry(3, "deposited", "k3", null, "50.00", "0.00", "0.00", "0", 0));
        add(entry(4, "sold", "k4", "t1", "70.00", "-40.00", "30.00", "-100", -1));
        commit(write("t1", "bought", 2, "t1", -4000L), 3, 4, 2);
        commit(write("k3", "deposited", 5, null, 5000L), 6, 7, 3);
        commit(write("k4", "sold", 8, "t1", null), 9, 10, 4);
        respond(write("r", "bought", 8, "r", -1L), 9, 10, RequestStatus.rejected, 0);
        respond(write("s", "bought", 8, "s", -1L), 9, 10, RequestStatus.cancelled, 0);
        read(2, 0, "current_balance", "960.00", "open_position_count", 1);
        read(4, 3, "current_balance", "1080.00", "total_invested", "0.00", "realized_pnl", "30.00");
    }

    History history() {
        return new History(
                writes,
                responses,
                reads,
                streams.entrySet().stream()
                        .map(stream -> new ObservedStream(PORTFOLIO, stream.getKey(), stream.getValue(), true))
                        .toList(),
                journals.entrySet().stream()
                        .map(journal -> new ObservedJournal(PORTFOLIO, journal.getKey(), journal.getValue()))
                        .toList());
    }

    /// Appends an entry to all journals, and to all streams if it follows their snapshot.
    void add(ObservedEntry entry) {
        long seq = entry.seq();
        journals.values().forEach(journal -> journal.add(entry));
        if (seq > 1) {
            streams.values().forEach(stream -> stream.add(new ObservedStream.Event(1, seq, seq, entry, seq * NANOS)));
        }
    }

    WriteRequest write(String key, String type, long createdAt, String tradeId, Long cash) {
        var write = new WriteRequest(key, createdAt * NANOS, type, PORTFOLIO, tradeId, cash, "/", json());
        writes.add(write);
        return write;
    }

    WriteRequest findWrite(String key) {
        return writes.stream()
                .filter(write -> write.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    void commit(WriteRequest write, long start, long end, long seq) {
        respond(write, start, end, RequestStatus.committed, seq);
    }

    void respond(WriteRequest write, long start, long end, RequestStatus status, long seq) {
        var body = status == RequestStatus.unknown ? null : "response " + seq;
        responses.add(new ObservedResponse(write, span(start, end), status, seq, "", body));
    }

    void read(long seq, long minSeq, Object... amounts) {
        read(seq, new ReadExpectation(minSeq, 0, false), amounts);
    }

    /// From second 20 to 21, after everything else.
    void read(long seq, ReadExpectation expectation, Object... amounts) {
        reads.add(new ObservedRead(PORTFOLIO, span(20, 21), expectation, seq, Amounts.of(json(amounts))));
    }

    /// Adds a response for the sale of `t1`.
    void respondToSale(Long proceeds, String action) {
        responses.add(new ObservedResponse(
                findWrite("k4"), span(11, 12), RequestStatus.committed, 4, "", "response 4", proceeds, action));
    }

    /// Adds a request and the entry that it makes.
    void execute(long seq, String type, String tradeId, String cash, String cost, String shares, long positions) {
        var key = tradeId == null ? "k" + seq : tradeId;
        var _ = write(key, type, 11, tradeId, null);
        add(entry(seq, type, key, tradeId, cash, cost, "0.00", shares, positions));
    }

    static CallSpan span(long start, long end) {
        return new CallSpan("client", FIRST, start * NANOS, end * NANOS);
    }

    static ObservedEntry entry(
            long seq,
            String type,
            String key,
            String tradeId,
            String cash,
            String cost,
            String realized,
            String shares,
            long positions) {
        var json =
                json("seq", seq, "type", type, "cash", cash, "cost", cost, "realized_pnl", realized, "shares", shares);
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
