package io.prescient.probe;

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

    private final Map<Question, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<Question, AtomicInteger> answered = new ConcurrentHashMap<>();
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
    private final AtomicReference<String> strange = new AtomicReference<>();

    void add(Write write) {
        writes.add(write);
    }

    void add(Told one) {
        told.add(one);
    }

    void add(Sighting sighting) {
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

    void ask(Question question, boolean isAnswered) {
        count(asked, question);
        if (isAnswered) {
            count(answered, question);
        } else {
            unanswered.incrementAndGet();
        }
    }

    private static void count(Map<Question, AtomicInteger> counts, Question question) {
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

    History history(List<Followed> followed, List<Book> books) {
        return new History(List.copyOf(writes), List.copyOf(told), List.copyOf(sightings), followed, books);
    }
}
