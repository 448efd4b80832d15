package io.prescient.tool.verifier;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All events that one follower of a portfolio received from one replica, over all its connections.
///
/// @param isComplete whether the replica responded until the end, so that no event may be missing
record ObservedStream(long portfolioId, URI replica, List<Event> events, boolean isComplete) {

    ObservedStream without(Predicate<Event> removed) {
        return new ObservedStream(
                portfolioId, replica, events.stream().filter(removed.negate()).toList(), isComplete);
    }

    /// One event.
    ///
    /// @param connection 1 for the first, one more after each reconnect
    /// @param id by which a client resumes after it; 0 if it has none
    /// @param entry the journal entry; a snapshot has none
    /// @param receivedAt in nanoseconds since the check started
    record Event(
            int connection, long seq, long id, @Nullable ObservedEntry entry, long receivedAt) {

        boolean isSnapshot() {
            return entry == null;
        }

        @Override
        public String toString() {
            return "stream: %s %d%s at %s on connection %d"
                    .formatted(
                            isSnapshot() ? "snapshot" : "entry",
                            seq,
                            id == seq ? "" : " with id " + id,
                            CallSpan.seconds(receivedAt),
                            connection);
        }
    }
}
