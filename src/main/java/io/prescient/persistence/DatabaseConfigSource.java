package io.prescient.persistence;

import io.smallrye.config.EnvConfigSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Supplies the datasource settings that no other source sets. The database is located at the first read, so builds and
/// tests without a datasource start no server.
///
/// It extends EnvConfigSource because Quarkus records the values of other sources at build time; the package would then
/// contain the database of the machine that built it.
final class DatabaseConfigSource extends EnvConfigSource {
    static final String NAME = "Prescient's database";
    private static final int BELOW_APPLICATION_PROPERTIES = 200;

    private final Supplier<Map<String, String>> search;
    private @Nullable Map<String, String> found;

    DatabaseConfigSource(Supplier<Map<String, String>> search) {
        super(
                DatabaseSettings.NAMES.stream().collect(Collectors.toMap(Function.identity(), _ -> "")),
                BELOW_APPLICATION_PROPERTIES);
        this.search = search;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public synchronized @Nullable String getValue(String name) {
        if (!DatabaseSettings.NAMES.contains(name)) {
            return null;
        }
        if (found == null) {
            found = search.get();
        }
        return found.get(name);
    }
}
