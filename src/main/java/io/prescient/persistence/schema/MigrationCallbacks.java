package io.prescient.persistence.schema;

import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;

/// Who hears of a migration.
final class MigrationCallbacks {
    private MigrationCallbacks() {}

    /// Those of a configuration, and more.
    static Callback[] of(Configuration configuration, Callback... more) {
        return Stream.concat(Stream.of(configuration.getCallbacks()), Stream.of(more))
                .toArray(Callback[]::new);
    }
}
