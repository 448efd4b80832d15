package io.prescient.tool.migration;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Rows that a downgrade loses, because the older version cannot store them.
///
/// @param version the version that is reverted
/// @param what a plural noun, such as `settlements`
/// @param count at least 1
@RegisterForReflection
public record LostRows(String version, String what, long count) {
    /// Runs the data loss checks of a script; checks that count 0 are left out.
    public static List<LostRows> count(Statement statement, MigrationScript script) throws SQLException {
        var lost = new ArrayList<LostRows>();
        for (var check : script.losses()) {
            try (var result = statement.executeQuery(check.count())) {
                result.next();
                if (result.getLong(1) > 0) {
                    lost.add(new LostRows(script.version(), check.what(), result.getLong(1)));
                }
            }
        }
        return lost;
    }

    public String text() {
        return count + " " + what;
    }
}
