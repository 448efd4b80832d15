package io.prescient.tool.verifier;

/// One event of a stream as it arrived.
///
/// @param connection 1 for the first, one more after each interruption
/// @param id by which a client would resume after it; 0 if it has none
/// @param entry the entry that was told; null for the opening snapshot
/// @param at in nanoseconds of the run
record ReceivedEvent(int connection, long seq, long id, ObservedEntry entry, long at) {

    @Override
    public String toString() {
        return "stream: %s %d%s at %s on connection %d"
                .formatted(
                        entry == null ? "snapshot" : "entry",
                        seq,
                        id == seq ? "" : " with id " + id,
                        CallSpan.seconds(at),
                        connection);
    }
}
