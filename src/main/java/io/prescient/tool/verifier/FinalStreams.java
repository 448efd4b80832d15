package io.prescient.tool.verifier;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what the followers received, after it has waited for their streams to send the last journal entries.
///
/// @param timeout for this wait; applied once more after a reconnect
record FinalStreams(CheckContext context, List<Follower> followers, Duration timeout) {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);

    /// @param problems receives the replicas that stopped responding; their streams may be incomplete
    List<ObservedStream> collect(List<ObservedJournal> journals, List<String> problems) {
        var ends = ends(journals);
        awaitAll(ends);
        ends.forEach((follower, end) -> {
            if (!follower.hasReached(end)) {
                follower.disconnect();
            }
        });
        awaitAll(ends);
        followers.forEach(Follower::stop);
        ends.entrySet().stream()
                .filter(end -> !end.getKey().hasReached(end.getValue()))
                .map(end -> end.getKey().replica())
                .distinct()
                .filter(replica -> !responds(replica))
                .toList()
                .forEach(replica -> {
                    problems.add("%s stopped responding at the end of the check".formatted(replica));
                    ends.keySet().removeIf(follower -> follower.replica().equals(replica));
                });
        return followers.stream()
                .map(follower -> follower.observed(ends.containsKey(follower)))
                .toList();
    }

    /// The last seq that each follower has to receive, for those whose replica returned the journal.
    private Map<Follower, Integer> ends(List<ObservedJournal> journals) {
        var ends = new LinkedHashMap<Follower, Integer>();
        journals.forEach(journal -> followers.stream()
                .filter(follower -> follower.follows(journal))
                .forEach(follower -> ends.put(follower, journal.lastSeq())));
        return ends;
    }

    private void awaitAll(Map<Follower, Integer> ends) {
        long until = context.deadline().now() + timeout.toNanos();
        while (context.deadline().now() < until
                && !ends.entrySet().stream().allMatch(end -> end.getKey().hasReached(end.getValue()))) {
            Deadline.sleep(PAUSE);
        }
    }

    private boolean responds(URI replica) {
        var request = JsonRequest.get(context.portfolios().getFirst().path()).within(RESPONSE_TIMEOUT);
        return context.deployment().send("reader", replica, request).isPresent();
    }
}
