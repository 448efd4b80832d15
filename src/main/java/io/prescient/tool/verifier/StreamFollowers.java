package io.prescient.tool.verifier;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The followers when all is over: those of the replicas that are there are waited for.
record StreamFollowers(CheckContext work, List<Follower> followers, Duration patience) {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration ALIVE = Duration.ofSeconds(2);

    /// What the streams told, those of the replicas that are there up to the journal's end.
    ///
    /// @param unclear gets those whose replica has gone away in the meantime
    List<ObservedStream> ended(Map<URI, List<ObservedJournal>> books, List<String> unclear) {
        var ends = new LinkedHashMap<Follower, Integer>();
        books.values()
                .forEach(all -> all.forEach(book -> followers.stream()
                        .filter(follower -> follower.follows(book))
                        .forEach(follower -> ends.put(follower, book.entries().size()))));
        awaitAll(ends);
        ends.forEach((follower, end) -> {
            if (!follower.isAt(end)) {
                follower.hangUp();
            }
        });
        awaitAll(ends);
        followers.forEach(Follower::stop);
        ends.entrySet().stream()
                .filter(end -> !end.getKey().isAt(end.getValue()))
                .map(end -> end.getKey().where())
                .distinct()
                .filter(where -> !isThere(where))
                .toList()
                .forEach(gone -> {
                    unclear.add("At the end nobody answered any more at " + gone);
                    ends.keySet().removeIf(follower -> follower.where().equals(gone));
                });
        return followers.stream()
                .map(follower -> follower.told(ends.containsKey(follower)))
                .toList();
    }

    private void awaitAll(Map<Follower, Integer> ends) {
        long until = work.watch().now() + patience.toNanos();
        while (work.watch().now() < until
                && !ends.entrySet().stream().allMatch(end -> end.getKey().isAt(end.getValue()))) {
            Deadline.sleep(TICK);
        }
    }

    private boolean isThere(URI where) {
        var call = HttpCall.get(work.accounts().getFirst().path()).within(ALIVE);
        return work.deployment().send("reader", where, call).isPresent();
    }
}
