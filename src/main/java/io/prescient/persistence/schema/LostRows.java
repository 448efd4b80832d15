package io.prescient.persistence.schema;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What a downgrade takes away because the lower version has no place for it.
///
/// @param version whose script says so
/// @param what plural, such as `turns of schedules taken`
/// @param count how many; at least 1
@RegisterForReflection
public record LostRows(String version, String what, long count) {
    /// Those of which there is something.
    public static List<LostRows> count(Statement statement, String version, List<DataLossCheck> losses)
            throws SQLException {
        var lost = new ArrayList<LostRows>();
        for (var loss : losses) {
            try (var counted = statement.executeQuery(loss.count())) {
                counted.next();
                if (counted.getLong(1) > 0) {
                    lost.add(new LostRows(version, loss.what(), counted.getLong(1)));
                }
            }
        }
        return lost;
    }
}
