package io.prescient.persistence;

import io.quarkus.runtime.LaunchMode;
import java.util.Map;

/// A database that needs no installation, for development and tests.
public interface EmbeddedDatabase {

    /// Starts it, unless it runs already, and answers where it is in the words of libpq: PGHOST, PGPORT and so on.
    Map<String, String> environment(LaunchMode mode);
}
