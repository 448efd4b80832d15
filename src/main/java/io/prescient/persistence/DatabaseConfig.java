package io.prescient.persistence;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Expressions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Configures the datasource: the database named by the environment, else, in dev and test mode only, an embedded one.
public final class DatabaseConfig implements ConfigSourceFactory {
    private final LaunchMode mode;

    public DatabaseConfig() {
        this(LaunchMode.current());
    }

    DatabaseConfig(LaunchMode mode) {
        this.mode = mode;
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> named = DatabaseSettings.from(name -> text(context, name));
        if (!named.isEmpty()) {
            return List.of(new DatabaseConfigSource(() -> named));
        }
        return List.of(new DatabaseConfigSource(mode.isDevOrTest() ? this::embedded : () -> DatabaseSettings.NONE));
    }

    private Map<String, String> embedded() {
        // Through ServiceLoader: the implementation is absent in production, and a direct reference breaks the native
        // link.
        return ServiceLoader.load(EmbeddedDatabase.class, EmbeddedDatabase.class.getClassLoader())
                .findFirst()
                .map(database -> database.environment(mode))
                .map(environment -> DatabaseSettings.from(name -> Optional.ofNullable(environment.get(name))))
                .orElse(DatabaseSettings.NONE);
    }

    private static Optional<String> text(ConfigSourceContext context, String name) {
        // Without expansion: a password may contain `${`.
        return Optional.ofNullable(Expressions.withoutExpansion(() -> context.getValue(name)))
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank());
    }
}
