package io.prescient.tool.verifier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Collects what all workers and followers request and observe.
final class Recorder {
    final AtomicInteger unanswered = new AtomicInteger();
    final AtomicInteger abandoned = new AtomicInteger();
    final AtomicInteger raced = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();

    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> responded = new ConcurrentHashMap<>();
    private final Queue<WriteRequest> writes = new ConcurrentLinkedQueue<>();
    private final Queue<ObservedResponse> responses = new ConcurrentLinkedQueue<>();
    private final Queue<ObservedRead> reads = new ConcurrentLinkedQueue<>();
    private final AtomicReference<String> problem = new AtomicReference<>();

    void add(WriteRequest write) {
        writes.add(write);
    }

    void add(ObservedResponse response) {
        responses.add(response);
    }

    void add(ObservedRead read) {
        reads.add(read);
    }

    /// Records why something could not be verified. The first problem is kept.
    void addProblem(String description) {
        problem.compareAndSet(null, description);
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem.get());
    }

    /// @param kind of request, such as `write`
    void countAttempt(String kind, boolean hasResponse) {
        count(attempts, kind);
        if (hasResponse) {
            count(responded, kind);
        } else {
            unanswered.incrementAndGet();
        }
    }

    private static void count(Map<String, AtomicInteger> counts, String kind) {
        counts.computeIfAbsent(kind, _ -> new AtomicInteger()).incrementAndGet();
    }

    /// A kind of request that never got a response.
    Optional<String> unansweredKind() {
        return attempts.entrySet().stream()
                .filter(attempt -> !responded.containsKey(attempt.getKey()))
                .map(attempt -> "none of %s %s requests got a response".formatted(attempt.getValue(), attempt.getKey()))
                .sorted()
                .findFirst();
    }

    History history(List<ObservedStream> streams, List<ObservedJournal> journals) {
        return new History(List.copyOf(writes), List.copyOf(responses), List.copyOf(reads), streams, journals);
    }
}
