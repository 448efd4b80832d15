package io.prescient.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of a list.
///
/// @param items at most `limit`
/// @param next the cursor of the next page; null only on the last page
@RegisterForReflection
public record Page<T>(
        List<T> items,

        @Schema(description = "The `after` of the next page; null on the last page", nullable = true) @Nullable
        String next) {

    /// Builds a page from up to `limit + 1` rows; the extra row shows that there is a next page.
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> view, Function<R, String> cursor) {
        boolean more = rows.size() > limit;
        var page = more ? rows.subList(0, limit) : rows;
        return new Page<>(page.stream().map(view).toList(), more ? Cursor.encode(cursor.apply(page.getLast())) : null);
    }
}
