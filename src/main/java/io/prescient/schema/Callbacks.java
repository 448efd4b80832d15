package io.prescient.schema;

import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;

/// Who hears of a migration.
final class Callbacks {
    private Callbacks() {}

    /// Those of a configuration, and one more.
    static Callback[] of(Configuration configuration, Callback more) {
        return Stream.concat(Stream.of(configuration.getCallbacks()), Stream.of(more))
                .toArray(Callback[]::new);
    }
}
