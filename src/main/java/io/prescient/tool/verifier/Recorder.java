package io.prescient.tool.verifier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Takes down what happens, from many at once.
final class Recorder {
    final AtomicInteger unanswered = new AtomicInteger();
    final AtomicInteger hungUp = new AtomicInteger();
    final AtomicInteger raced = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();

    private final Map<ReadKind, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<ReadKind, AtomicInteger> answered = new ConcurrentHashMap<>();
    private final Queue<WriteRequest> writes = new ConcurrentLinkedQueue<>();
    private final Queue<ObservedResponse> told = new ConcurrentLinkedQueue<>();
    private final Queue<ObservedRead> sightings = new ConcurrentLinkedQueue<>();
    private final AtomicReference<String> strange = new AtomicReference<>();

    void add(WriteRequest write) {
        writes.add(write);
    }

    void add(ObservedResponse one) {
        told.add(one);
    }

    void add(ObservedRead sighting) {
        sightings.add(sighting);
    }

    /// An answer of which nobody knows what it means; the first one is kept.
    void addStrange(String what) {
        strange.compareAndSet(null, what);
    }

    /// What was strange; empty if all answers were understood.
    Optional<String> strange() {
        return Optional.ofNullable(strange.get());
    }

    void ask(ReadKind question, boolean isAnswered) {
        count(asked, question);
        if (isAnswered) {
            count(answered, question);
        } else {
            unanswered.incrementAndGet();
        }
    }

    private static void count(Map<ReadKind, AtomicInteger> counts, ReadKind question) {
        counts.computeIfAbsent(question, _ -> new AtomicInteger()).incrementAndGet();
    }

    /// A kind of question that nobody ever answered.
    Optional<String> silence() {
        return asked.keySet().stream()
                .filter(question -> !answered.containsKey(question))
                .sorted()
                .findFirst()
                .map(question ->
                        "None of %s requests of the kind %s was answered".formatted(asked.get(question), question));
    }

    History history(List<ObservedStream> followed, List<ObservedJournal> books) {
        return new History(List.copyOf(writes), List.copyOf(told), List.copyOf(sightings), followed, books);
    }
}
