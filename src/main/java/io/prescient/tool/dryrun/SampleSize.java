package io.prescient.tool.dryrun;

import java.util.OptionalInt;

/// How many rows of each table are copied.
///
/// @param rows the maximum; empty for all rows
public record SampleSize(OptionalInt rows) {
    /// Parses an argument of the command line.
    ///
    /// @param text a number, or `all`
    /// @throws IllegalArgumentException if it is neither
    public static SampleSize of(String text) {
        if (text.equals("all")) {
            return new SampleSize(OptionalInt.empty());
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("is not a number of rows or all");
        }
        return new SampleSize(OptionalInt.of(Integer.parseInt(text)));
    }

    String limit() {
        return rows.isPresent() ? " LIMIT " + rows.getAsInt() : "";
    }

    boolean isReached(long count) {
        return rows.isPresent() && count >= rows.getAsInt();
    }
}
