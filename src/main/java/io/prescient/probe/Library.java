package io.prescient.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads, when all is over, what every replica tells of the portfolios.
final class Library {
    private static final String WHO = "reader";
    private static final int PAGE = 1000;
    private static final int SAMPLES = 200;

    private final Work work;
    private final Client client;

    Library(Work work) {
        this.work = work;
        this.client = new Client(WHO, work.deployment(), work.recorder());
    }

    /// The journals as one replica tells them; nothing if it is not there.
    Optional<List<Book>> books(URI where, Predicate<Watch> patience) {
        var books = new ArrayList<Book>();
        for (var account : work.accounts()) {
            var entries = entries(account, where, patience);
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            books.add(new Book(account.id(), where, entries.get()));
        }
        return Optional.of(books);
    }

    /// Reads the portfolios as they are and, here and there in their journals, as they were.
    void look(List<Book> books) {
        long samples = Math.max(2, SAMPLES / (books.size() * work.task().urls().size()));
        for (var book : books) {
            long last = book.entries().size();
            var _ = client.read(book.portfolioId(), book.where(), last, 0);
            for (long seq = 1; seq <= last; seq += 1 + last / samples) {
                var _ = client.read(book.portfolioId(), book.where(), last, seq);
            }
        }
    }

    private Optional<List<Entry>> entries(Account account, URI where, Predicate<Watch> patience) {
        var entries = new ArrayList<Entry>();
        for (var after = "0"; after != null; ) {
            var page = page(account.path() + "/journal?limit=%d&after=%s".formatted(PAGE, after), where, patience);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            page.get().path("items").forEach(item -> entries.add(Entry.of(item)));
            after = page.get().path("next").asText(null);
        }
        return Optional.of(entries);
    }

    private Optional<JsonNode> page(String path, URI where, Predicate<Watch> patience) {
        return work.deployment()
                .insist(WHO, List.of(where), Call.get(path), Answer::isDone, patience)
                .map(Answer::json);
    }
}
