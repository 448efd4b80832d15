package io.prescient.schema;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What a downgrade takes away because the lower version has no place for it.
///
/// @param version whose script says so
/// @param what plural, such as `locks of scheduled jobs`
/// @param count how many; at least 1
@RegisterForReflection
public record Lost(String version, String what, long count) {
    /// Those of which there is something.
    public static List<Lost> of(Statement statement, String version, List<Loss> losses) throws SQLException {
        var lost = new ArrayList<Lost>();
        for (var loss : losses) {
            try (var counted = statement.executeQuery(loss.count())) {
                counted.next();
                if (counted.getLong(1) > 0) {
                    lost.add(new Lost(version, loss.what(), counted.getLong(1)));
                }
            }
        }
        return lost;
    }
}
