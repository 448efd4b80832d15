package io.prescient.polymarket;

import io.prescient.polymarket.GammaFailure.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The position in Gamma's list of events. A page that is an object continues at its cursor, and the list ends
/// with a page without a cursor. A page that is an array continues after the number of received events,
/// because Gamma may shorten pages, and the list ends with an empty page. No client library knows these rules.
final class PageCursor {
    private final GammaSettings settings;
    private int pathIndex;
    private int pageNumber;
    private long offset;
    private @Nullable String cursor;
    private Set<Object> lastKeys = Set.of();
    private boolean hasNext = true;

    PageCursor(GammaSettings settings) {
        this.settings = settings;
    }

    /// The path and query of the next page.
    ///
    /// @throws GammaFailure if the maximum number of pages is reached
    String nextRequest() {
        if (pageNumber >= settings.maxPages()) {
            throw GammaFailure.permanent("the list has more than %d pages".formatted(settings.maxPages()));
        }
        var request = "%s%sclosed=false&limit=%d".formatted(path(), separator(), settings.pageSize());
        if (cursor != null) {
            return request + "&after_cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        return offset == 0 ? request : request + "&offset=" + offset;
    }

    /// The path and query that look up events by id. It states `closed=true` because the default of Gamma has
    /// changed.
    String lookupRequest(List<String> ids) {
        return "%s%sclosed=true&limit=%d&id=%s".formatted(path(), separator(), ids.size(), String.join("&id=", ids));
    }

    /// Moves to the next configured path if Gamma does not know the path of the first page. Returns whether it
    /// moved.
    boolean tryNextPath(Throwable failure) {
        boolean isUnknown = failure instanceof GammaFailure known && known.kind() == Kind.unknown_path;
        return isUnknown && pageNumber == 0 && moveToNextPath();
    }

    /// Moves to the next configured path if Gamma rejects lookups at this one. Returns whether it moved.
    boolean tryNextLookupPath(Throwable failure) {
        return GammaFailure.isRejection(failure) && moveToNextPath();
    }

    private boolean moveToNextPath() {
        boolean hasNextPath = pathIndex + 1 < settings.paths().size();
        pathIndex += hasNextPath ? 1 : 0;
        return hasNextPath;
    }

    /// Moves behind a received page.
    ///
    /// @throws GammaFailure if the page repeats the previous one
    void advance(GammaPage page) {
        pageNumber++;
        var keys = page.keys();
        boolean sameCursor = page.cursor() != null && page.cursor().equals(cursor);
        if (sameCursor || (!keys.isEmpty() && keys.equals(lastKeys))) {
            throw GammaFailure.permanent("page %d has the same events as the one before".formatted(pageNumber));
        }
        lastKeys = keys;
        offset += page.items().size();
        cursor = page.cursor();
        hasNext = page.isKeyset() ? cursor != null : !keys.isEmpty();
    }

    boolean hasNext() {
        return hasNext;
    }

    /// The delay between two requests, at least 1 ms because Mutiny rejects a delay of zero.
    Duration requestDelay() {
        return settings.requestDelay().isZero() ? Duration.ofMillis(1) : settings.requestDelay();
    }

    /// The number of the last received page, from 1.
    int pageNumber() {
        return pageNumber;
    }

    private String path() {
        return settings.paths().get(pathIndex);
    }

    private String separator() {
        return path().contains("?") ? "&" : "?";
    }
}
