package io.prescient.persistence;

import io.quarkus.runtime.LaunchMode;
import java.util.Map;

/// A PostgreSQL server that needs no installation, for dev and test mode.
public interface EmbeddedDatabase {

    /// Starts the server unless it is running, and returns its address as PGHOST, PGPORT, PGUSER and PGDATABASE.
    Map<String, String> environment(LaunchMode mode);
}
