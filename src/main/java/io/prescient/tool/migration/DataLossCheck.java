package io.prescient.tool.migration;

/// Something that the older version of a downgrade cannot store, as a comment of the script declares it: `--
/// Loses: WHAT | QUERY`.
///
/// @param what a plural noun, such as `settlements`
/// @param count the query that counts it before the script runs
public record DataLossCheck(String what, String count) {
    public static final String PREFIX = "-- Loses: ";

    public static DataLossCheck parse(String line) {
        var parts = line.substring(PREFIX.length()).split(" \\| ", 2);
        return new DataLossCheck(parts[0], parts[1]);
    }
}
