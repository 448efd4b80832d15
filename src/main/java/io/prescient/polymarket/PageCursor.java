package io.prescient.polymarket;

import io.prescient.polymarket.GammaFailure.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The way through the venue's pages. An object of events goes on at its cursor and ends where it has none; an
/// array goes on behind the events that were really received and ends with an empty one, because a venue may
/// cap a page without saying so. A venue that repeats itself, or does not come to an end, is left.
final class PageCursor {
    private final GammaSettings settings;
    private int path;
    private int number;
    private long offset;
    private String cursor;
    private Set<Object> last = Set.of();
    private boolean goesOn = true;

    PageCursor(GammaSettings settings) {
        this.settings = settings;
    }

    /// The path and query of the next page.
    ///
    /// @throws VenueFailure if there were enough of them
    String next() {
        if (number >= settings.maxPages()) {
            throw GammaFailure.lasting("the venue has more than %d pages".formatted(settings.maxPages()));
        }
        var request =
                "%s%sclosed=false&limit=%d".formatted(path(), path().contains("?") ? "&" : "?", settings.pageSize());
        if (cursor != null) {
            return request + "&after_cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        return offset == 0 ? request : request + "&offset=" + offset;
    }

    /// The path and query that ask for events by their ids, at the path that worked. That they are closed must be said:
    /// what the venue answers without that has changed over time.
    String lookUp(List<String> ids) {
        return "%s%sclosed=true&limit=%d&id=%s"
                .formatted(path(), path().contains("?") ? "&" : "?", ids.size(), String.join("&id=", ids));
    }

    /// Goes to the next of the paths if the venue does not know the first one; false if there is none.
    boolean triesAnotherPath(Throwable failure) {
        boolean another = failure instanceof GammaFailure known && known.kind() == Kind.unknown_path && number == 0;
        return another && goesToNextPath();
    }

    /// Goes to the next of the paths if the venue refuses to be asked by ids at this one; false if there is none.
    boolean looksUpElsewhere(Throwable failure) {
        return GammaFailure.isRefusal(failure) && goesToNextPath();
    }

    private boolean goesToNextPath() {
        boolean another = path + 1 < settings.paths().size();
        path += another ? 1 : 0;
        return another;
    }

    /// Takes note of the page that came.
    ///
    /// @throws VenueFailure if it leads nowhere
    void take(GammaPage page) {
        number++;
        var content = page.content();
        boolean sameCursor = page.cursor() != null && page.cursor().equals(cursor);
        if (sameCursor || (!content.isEmpty() && content.equals(last))) {
            throw GammaFailure.lasting("page %d has the same events as the one before".formatted(number));
        }
        last = content;
        offset += page.events().size();
        cursor = page.cursor();
        goesOn = page.isKeyset() ? cursor != null : !content.isEmpty();
    }

    boolean goesOn() {
        return goesOn;
    }

    /// Between two requests; there is no delay of nothing.
    Duration pause() {
        return settings.requestDelay().isZero() ? Duration.ofMillis(1) : settings.requestDelay();
    }

    /// Of the page that was taken last, from 1.
    int number() {
        return number;
    }

    private String path() {
        return settings.paths().get(path);
    }
}
