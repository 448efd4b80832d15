package io.prescient.tool.dryrun;

import java.util.OptionalInt;

/// How much of each table is copied.
///
/// @param rows at most so many; empty for all of them
public record SampleSize(OptionalInt rows) {
    /// What was asked for in words.
    ///
    /// @param text a number, or `all`
    /// @throws IllegalArgumentException if it is neither
    public static SampleSize of(String text) {
        if (text.equals("all")) {
            return new SampleSize(OptionalInt.empty());
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("neither a number of rows nor all");
        }
        return new SampleSize(OptionalInt.of(Integer.parseInt(text)));
    }

    String limit() {
        return rows.isPresent() ? " LIMIT " + rows.getAsInt() : "";
    }

    /// Whether more than so many rows were not wanted.
    boolean isReached(long count) {
        return rows.isPresent() && count >= rows.getAsInt();
    }
}
