package io.prescient.persistence.schema;

/// Something that a version below has no place for. The script that leads there says so in a line of its own.
///
/// @param what a noun in the plural
/// @param count the query that counts it, on the database before the script has run
public record DataLossCheck(String what, String count) {
    public static final String PREFIX = "-- Loses: ";

    public static DataLossCheck parse(String line) {
        var parts = line.substring(PREFIX.length()).split(" \\| ", 2);
        return new DataLossCheck(parts[0], parts[1]);
    }
}
