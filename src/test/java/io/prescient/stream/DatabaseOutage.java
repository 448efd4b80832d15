package io.prescient.stream;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/// Takes the database away.
final class DatabaseOutage {
    interface During {
        void run() throws Exception;
    }

    private DatabaseOutage() {}

    /// Nobody is connected to the application's database, nor can be.
    static void withoutDatabase(During during) throws Exception {
        String database = database();
        try (var server = connection("template1");
                var statement = server.createStatement()) {
            statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(database));
            try {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(database));
                during.run();
            } finally {
                statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(database));
            }
        }
    }

    static String database() {
        return config("jdbc.url").replaceFirst("^.*/([^/?]*)(\\?.*)?$", "$1");
    }

    static Connection connection(String database) throws SQLException {
        String url = config("jdbc.url").replaceFirst("^(.*)/[^/?]*(\\?.*)?$", "$1/" + database + "$2");
        return DriverManager.getConnection(url, config("username"), config("password"));
    }

    private static String config(String name) {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.datasource." + name, String.class)
                .orElse("");
    }
}
