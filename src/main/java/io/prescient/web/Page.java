package io.prescient.web;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A piece of a list.
///
/// @param items at most as many as asked for
/// @param next the cursor of the next page; null exactly on the last one, however short a page is
@RegisterForReflection
public record Page<T>(
        List<T> items,

        @Schema(description = "Pass it as `after` to read on; null on the last page", nullable = true)
        String next) {

    /// Makes a page of one row more than asked for: that row says whether there is a next page.
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> view, Function<R, String> cursor) {
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(view).toList(), more ? Cursor.encode(cursor.apply(shown.getLast())) : null);
    }
}
