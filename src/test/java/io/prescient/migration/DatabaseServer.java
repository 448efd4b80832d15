package io.prescient.migration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/// The database server of the tests.
final class DatabaseServer {
    /// Far from UTC and with daylight saving time, so that code that reads naive timestamps in the session's zone
    /// fails.
    static final String ZONE = "SET TIME ZONE 'America/New_York'";

    private final String url = config("quarkus.datasource.jdbc.url");

    /// The JDBC URL of a database on this server.
    String url(String database) {
        return url.replaceFirst("^(.*)/[^/?]*(\\?.*)?$", "$1/" + database + "$2");
    }

    String user() {
        return config("quarkus.datasource.username");
    }

    String password() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.datasource.password", String.class)
                .orElse("");
    }

    boolean has(String database) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery("SELECT FROM pg_database WHERE datname = '%s'".formatted(database))) {
            return found.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect(String database) throws SQLException {
        var connection = DriverManager.getConnection(url(database), user(), password());
        try (var statement = connection.createStatement()) {
            statement.execute(ZONE);
        }
        return connection;
    }

    /// Connects to `template1`, because a test may close the database of the application.
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("template1"), user(), password());
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
