package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
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

/// Reads, when all is over, what every replica tells of the portfolios.
final class FinalReads {
    private static final String WHO = "reader";
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int PAGE = 1000;
    private static final int SAMPLES = 200;

    private final CheckContext work;
    private final RecordingClient client;

    FinalReads(CheckContext work) {
        this.work = work;
        this.client = new RecordingClient(WHO, work.deployment(), work.recorder());
    }

    /// The journals by the replica that tells them; those that do not are absent. All replicas are asked at the same
    /// time, so that none uses up the others' patience.
    Map<URI, List<ObservedJournal>> books() {
        var reading = new LinkedHashMap<URI, Future<Optional<List<ObservedJournal>>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            work.task().urls().forEach(where -> reading.put(where, threads.submit(() -> books(where))));
        }
        var books = new LinkedHashMap<URI, List<ObservedJournal>>();
        reading.forEach((where, read) -> {
            if (read.state() == Future.State.SUCCESS) {
                read.resultNow().ifPresent(all -> books.put(where, all));
            } else {
                work.recorder().addStrange("%s told a journal: %s".formatted(where, read.exceptionNow()));
            }
        });
        return books;
    }

    private Optional<List<ObservedJournal>> books(URI where) {
        var books = new ArrayList<ObservedJournal>();
        for (var account : work.accounts()) {
            var entries = entries(account, where);
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            books.add(new ObservedJournal(account.id(), where, entries.get()));
        }
        return Optional.of(books);
    }

    /// Reads the portfolios as they are and, here and there in their journals, as they were, at every replica.
    void look(Map<URI, List<ObservedJournal>> books) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            books.values().forEach(all -> {
                var _ = threads.submit(() -> look(all));
            });
        }
    }

    /// After the first that is not answered, the replica is let alone.
    private void look(List<ObservedJournal> books) {
        long samples = Math.max(2, SAMPLES / (books.size() * work.task().urls().size()));
        var _ = books.stream().allMatch(book -> {
            long last = book.entries().size();
            return LongStream.concat(
                            LongStream.of(0),
                            LongStream.iterate(1, seq -> seq <= last, seq -> seq + 1 + last / samples))
                    .allMatch(at -> isTold(book, new ReadExpectation(last, at, false)));
        });
    }

    private boolean isTold(ObservedJournal book, ReadExpectation demand) {
        do {
            if (client.read(book.portfolioId(), book.where(), demand).isPresent()) {
                return true;
            }
            Deadline.sleep(PAUSE);
        } while (work.watch().isPatient());
        work.recorder()
                .addStrange("%s did not show portfolio %d%s".formatted(book.where(), book.portfolioId(), demand));
        return false;
    }

    private Optional<List<ObservedEntry>> entries(CheckedPortfolio account, URI where) {
        var newest = work.task().standby() ? newest(account) : Optional.of(0L);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        var entries = new ArrayList<ObservedEntry>();
        for (var after = "0"; after != null; ) {
            var path = "/journal?limit=%d&after=%s&min_seq=%d".formatted(PAGE, after, newest.get());
            var page = page(account.path() + path, where);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            page.get().path("items").forEach(item -> entries.add(ObservedEntry.of(item)));
            after = page.get().path("next").asText(null);
        }
        return Optional.of(entries);
    }

    /// What became of a request is never told from a standby, nor is the seq beside it.
    private Optional<Long> newest(CheckedPortfolio account) {
        var fate = HttpCall.get(account.path() + "/requests/" + work.run());
        return work.deployment()
                .insist(WHO, work.deployment().urls(), fate, HttpAnswer::isDone)
                .map(HttpAnswer::seen);
    }

    private Optional<JsonNode> page(String path, URI where) {
        return work.deployment()
                .insist(WHO, List.of(where), HttpCall.get(path), HttpAnswer::isDone)
                .map(HttpAnswer::json);
    }
}
