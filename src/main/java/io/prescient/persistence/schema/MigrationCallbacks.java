package io.prescient.persistence.schema;

import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;

/// The callbacks of a Flyway configuration.
public final class MigrationCallbacks {
    private MigrationCallbacks() {}

    /// The callbacks of a configuration and further ones: setting callbacks replaces those that are there.
    public static Callback[] of(Configuration configuration, Callback... more) {
        return Stream.concat(Stream.of(configuration.getCallbacks()), Stream.of(more))
                .toArray(Callback[]::new);
    }
}
