package io.prescient.probe;

/// One event of a stream as it arrived.
///
/// @param connection 1 for the first, one more after each interruption
/// @param entry the entry that was told; null for the opening snapshot
/// @param at in nanoseconds of the run
record Arrival(int connection, long seq, Entry entry, long at) {

    @Override
    public String toString() {
        return "stream: %s %d at %s on connection %d"
                .formatted(entry == null ? "snapshot" : "entry", seq, Span.seconds(at), connection);
    }
}
