package io.prescient.tool.verifier;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// Reads journals and portfolios from every replica after all requests are done.
final class FinalReads {
    private static final String CLIENT = "reader";
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int PAGE_SIZE = 1000;
    private static final int SAMPLES = 200;

    private final CheckContext context;
    private final RecordingClient client;

    FinalReads(CheckContext context) {
        this.context = context;
        this.client = new RecordingClient(CLIENT, context.deployment(), context.recorder());
    }

    /// The journals of each replica that returned all of them. All replicas are read concurrently, so that a slow one
    /// does not use up the others' time.
    Map<URI, List<ObservedJournal>> journals() {
        var reads = new LinkedHashMap<URI, Future<Optional<List<ObservedJournal>>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            context.options().urls().forEach(replica -> reads.put(replica, threads.submit(() -> journals(replica))));
        }
        var journals = new LinkedHashMap<URI, List<ObservedJournal>>();
        reads.forEach((replica, read) -> {
            if (read.state() == Future.State.SUCCESS) {
                read.resultNow().ifPresent(all -> journals.put(replica, all));
            } else {
                context.recorder()
                        .addProblem("%s returned an unreadable journal: %s".formatted(replica, read.exceptionNow()));
            }
        });
        return journals;
    }

    private Optional<List<ObservedJournal>> journals(URI replica) {
        var journals = new ArrayList<ObservedJournal>();
        for (var portfolio : context.portfolios()) {
            var entries = entries(portfolio, replica);
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            journals.add(new ObservedJournal(portfolio.id(), replica, entries.get()));
        }
        return Optional.of(journals);
    }

    /// Reads the portfolios of each replica, now and as of some seqs of their journals.
    void readPortfolios(Map<URI, List<ObservedJournal>> journals) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            journals.values().forEach(ofReplica -> {
                var _ = threads.submit(() -> readPortfolios(ofReplica));
            });
        }
    }

    /// Ends with the first read without a response.
    private void readPortfolios(List<ObservedJournal> journals) {
        int journalCount = journals.size() * context.options().urls().size();
        long samples = Math.max(2, SAMPLES / journalCount);
        var _ = journals.stream().allMatch(journal -> {
            long last = journal.lastSeq();
            var now = LongStream.of(0);
            var seqs = LongStream.iterate(1, seq -> seq <= last, seq -> seq + 1 + last / samples);
            return LongStream.concat(now, seqs)
                    .allMatch(asOf -> isRead(journal, new ReadExpectation(last, asOf, false)));
        });
    }

    private boolean isRead(ObservedJournal journal, ReadExpectation expectation) {
        do {
            if (client.read(journal.portfolioId(), journal.replica(), expectation)
                    .isPresent()) {
                return true;
            }
            Deadline.sleep(PAUSE);
        } while (!context.deadline().isExpired());
        context.recorder()
                .addProblem("%s did not return portfolio %d%s"
                        .formatted(journal.replica(), journal.portfolioId(), expectation));
        return false;
    }

    private Optional<List<ObservedEntry>> entries(CheckedPortfolio portfolio, URI replica) {
        var minSeq = context.options().standby() ? lastSeq(portfolio) : Optional.of(0L);
        if (minSeq.isEmpty()) {
            return Optional.empty();
        }
        var entries = new ArrayList<ObservedEntry>();
        String after = "0";
        while (after != null) {
            var query = "/journal?limit=%d&after=%s&min_seq=%d".formatted(PAGE_SIZE, after, minSeq.get());
            var page = context.deployment()
                    .sendUntil(
                            JsonResponse::isSuccess,
                            CLIENT,
                            List.of(replica),
                            JsonRequest.get(portfolio.path() + query));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            page.get().json().path("items").forEach(item -> entries.add(ObservedEntry.of(item)));
            after = page.get().json().path("next").asText(null);
        }
        return Optional.of(entries);
    }

    /// The portfolio's seq on the primary: the status of a request, of any key, is never read from a standby.
    private Optional<Long> lastSeq(CheckedPortfolio portfolio) {
        var request = JsonRequest.get(portfolio.path() + "/requests/" + context.run());
        return context.deployment()
                .sendUntil(JsonResponse::isSuccess, CLIENT, context.deployment().urls(), request)
                .map(JsonResponse::portfolioSeq);
    }
}
