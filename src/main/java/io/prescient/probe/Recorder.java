package io.prescient.probe;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Takes down what happens, from many at once.
final class Recorder {
    final AtomicInteger unanswered = new AtomicInteger();
    final AtomicInteger hungUp = new AtomicInteger();
    final AtomicInteger raced = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();

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

    /// Null if all answers were understood.
    String strange() {
        return strange.get();
    }

    History history(List<Followed> followed, List<Book> books) {
        return new History(List.copyOf(writes), List.copyOf(told), List.copyOf(sightings), followed, books);
    }
}
