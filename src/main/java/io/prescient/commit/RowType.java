package io.prescient.commit;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows of one table, as immutable values that a {@link UnitOfWork} holds.
///
/// @param <I> the id of a row within its portfolio
/// @param <R> the value of a row
public final class RowType<I, R> {
    /// Rows of a lower order are written first, because foreign keys refer to them.
    final int order;

    final Function<R, I> id;

    /// The portfolio of a row; null if the rows are common to all portfolios and cannot be changed.
    final @Nullable Function<R, Long> portfolioId;

    /// Writes rows that were not loaded; null if there are none.
    final @Nullable Write<R> insert;

    /// Writes loaded rows that changed; null if they do not change.
    final @Nullable Write<R> update;

    private RowType(
            int order,
            Function<R, I> id,
            @Nullable Function<R, Long> portfolioId,
            @Nullable Write<R> insert,
            @Nullable Write<R> update) {
        this.order = order;
        this.id = id;
        this.portfolioId = portfolioId;
        this.insert = insert;
        this.update = update;
    }

    /// Rows that all portfolios share and commands only read.
    public static <I, R> RowType<I, R> shared(Function<R, I> id) {
        return new RowType<>(0, id, null, null, null);
    }

    /// Rows of portfolios.
    public static <I, R> RowType<I, R> of(
            int order,
            Function<R, Long> portfolioId,
            Function<R, I> id,
            @Nullable Write<R> insert,
            @Nullable Write<R> update) {
        return new RowType<>(order, id, portfolioId, insert, update);
    }
}
