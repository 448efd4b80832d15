package io.prescient.stream;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/// Makes the database unavailable to the application.
final class DatabaseOutage {
    interface Action {
        void run() throws Exception;
    }

    private DatabaseOutage() {}

    /// Runs the action while all connections to the application's database are terminated and new ones rejected.
    static void withoutDatabase(Action action) throws Exception {
        String database = database();
        try (var server = connection("template1");
                var statement = server.createStatement()) {
            statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(database));
            try {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(database));
                action.run();
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
