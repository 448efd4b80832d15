package io.prescient.migration;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;

/// A database in the test's server that is dropped after the test.
public final class ScratchDatabase implements AutoCloseable {
    /// Far from UTC and with daylight saving time, so that code that reads naive timestamps in the session's zone
    /// fails.
    private static final String ZONE = "SET TIME ZONE 'America/New_York'";

    private static final Path DOWNGRADES = Path.of("src/main/resources/db/downgrade");

    /// Read at construction, because a test may point its application to the scratch database later.
    private final String server = config("quarkus.datasource.jdbc.url");

    private final String name = "scratch_" + UUID.randomUUID().toString().replace("-", "");

    public ScratchDatabase() {
        onServer("CREATE DATABASE " + name);
    }

    private ScratchDatabase(ScratchDatabase template) {
        onServer("CREATE DATABASE " + name + " TEMPLATE " + template.name);
    }

    /// A database at the newest version.
    public static ScratchDatabase newest() {
        var database = new ScratchDatabase();
        database.migrate("latest");
        return database;
    }

    /// A copy of this database.
    ScratchDatabase copy() {
        return new ScratchDatabase(this);
    }

    public void migrate(String target) {
        Flyway.configure()
                .configuration(flyway().getConfiguration())
                .target(target)
                .load()
                .migrate();
    }

    public Flyway flyway() {
        return Flyway.configure()
                .dataSource(url(), user(), password())
                .initSql(ZONE)
                .load();
    }

    /// The settings of a Quarkus application in this JVM.
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url(),
                "quarkus.datasource.username", user(),
                "quarkus.datasource.password", password());
    }

    /// The environment of another process.
    public Map<String, String> environment() {
        var server = URI.create(url().substring("jdbc:".length()));
        return Map.of(
                "PGHOST", server.getHost(),
                "PGPORT", "" + server.getPort(),
                "PGDATABASE", name,
                "PGUSER", user(),
                "PGPASSWORD", password());
    }

    /// Downgrades from this version to the one before.
    void downgrade(int version) throws SQLException, IOException {
        run("BEGIN;\n%s;DELETE FROM flyway_schema_history WHERE version = '%d';\nCOMMIT"
                .formatted(downgradeScript(version), version));
    }

    /// Downgrades from the newest version to this one.
    void downgradeTo(int version) throws SQLException, IOException {
        for (int from = newestVersion(); from > version; from--) {
            downgrade(from);
        }
    }

    static String downgradeScript(int version) throws IOException {
        try (var scripts = Files.list(DOWNGRADES)) {
            var name = "V" + version + "__";
            return Files.readString(
                    scripts.filter(script -> script.getFileName().toString().startsWith(name))
                            .findFirst()
                            .orElseThrow());
        }
    }

    /// Every version except the first has a downgrade.
    static int newestVersion() throws IOException {
        try (var scripts = Files.list(DOWNGRADES)) {
            return (int) scripts.count() + 1;
        }
    }

    public void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public void runResource(String path) throws SQLException, IOException {
        run(resource(path));
    }

    /// The rows of a query, their columns joined by bars.
    public List<String> rows(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new StringJoiner("|");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    public Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url(), user(), password());
        try (var statement = connection.createStatement()) {
            statement.execute(ZONE);
        }
        return connection;
    }

    @Override
    public void close() {
        onServer("DROP DATABASE " + name + " WITH (FORCE)");
    }

    public static String resource(String path) throws IOException {
        try (var file = ScratchDatabase.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void onServer(String sql) {
        try (var connection = DriverManager.getConnection(server, user(), password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url() {
        return server.replaceFirst("^(.*)/[^/?]*(\\?.*)?$", "$1/" + name + "$2");
    }

    private static String user() {
        return config("quarkus.datasource.username");
    }

    private static String password() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.datasource.password", String.class)
                .orElse("");
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
