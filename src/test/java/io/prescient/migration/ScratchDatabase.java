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

/// A database in the test's server that is dropped after the test. Its migrations and scripts are recorded until the
/// first use. Then it is created as a copy of a template, so that the same steps run once for all tests.
public final class ScratchDatabase implements AutoCloseable {
    /// Far from UTC and with daylight saving time, so that code that reads naive timestamps in the session's zone
    /// fails.
    private static final String ZONE = "SET TIME ZONE 'America/New_York'";

    private static final Path DOWNGRADES = Path.of("src/main/resources/db/downgrade");

    /// Read at construction, because a test may point its application to the scratch database later.
    private final String server = config("quarkus.datasource.jdbc.url");

    /// One object in all class loaders, and so the lock, too.
    private static final String TEMPLATES = "io.prescient.migration.templates";

    private final String name = "scratch_" + UUID.randomUUID().toString().replace("-", "");

    /// The steps that are noted, in order.
    private final List<Step> steps = new ArrayList<>();

    private boolean exists;

    /// What the tests prepare many databases with.
    ///
    /// @param migrates whether it goes to this version; else it runs this script
    private record Step(boolean migrates, String what) {}

    public ScratchDatabase() {}

    private ScratchDatabase(ScratchDatabase template) {
        create(template.name);
    }

    /// A database at the newest version.
    public static ScratchDatabase newest() {
        return at("latest");
    }

    /// A database at a version, with what these scripts put into it.
    public static ScratchDatabase at(String version, String... scripts) {
        var database = new ScratchDatabase();
        database.migrate(version);
        List.of(scripts).forEach(database::runResource);
        return database;
    }

    /// A copy of this database.
    ScratchDatabase copy() {
        use();
        return new ScratchDatabase(this);
    }

    public void migrate(String target) {
        step(new Step(true, target));
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

    public void runResource(String path) {
        step(new Step(false, path));
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
        if (exists) {
            onServer("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    public static String resource(String path) throws IOException {
        try (var file = ScratchDatabase.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void step(Step step) {
        if (exists) {
            take(step);
        } else {
            steps.add(step);
        }
    }

    private void take(Step step) {
        try {
            if (step.migrates) {
                Flyway.configure()
                        .configuration(flyway().getConfiguration())
                        .target(step.what)
                        .load()
                        .migrate();
            } else {
                run(resource(step.what));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// From now on it is there, and what is done to it is done at once.
    private synchronized void use() {
        if (!exists) {
            create(steps.isEmpty() ? "template0" : template());
        }
    }

    private void create(String template) {
        onServer("CREATE DATABASE " + name + " TEMPLATE " + template);
        exists = true;
    }

    /// The database that these steps lead to, made by whoever needs it first. Its name is the same in all class loaders
    /// of this JVM.
    private String template() {
        var template = "template_%d_%08x".formatted(ProcessHandle.current().pid(), steps.hashCode());
        synchronized (TEMPLATES) {
            if (!hasDatabase(template)) {
                var made = new ScratchDatabase();
                made.use();
                steps.forEach(made::take);
                onServer("ALTER DATABASE %s RENAME TO %s".formatted(made.name, template));
            }
        }
        return template;
    }

    private boolean hasDatabase(String database) {
        try (var connection = server();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery("SELECT FROM pg_database WHERE datname = '%s'".formatted(database))) {
            return found.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void onServer(String sql) {
        try (var connection = server();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Not to the application's database, which a test may close.
    private Connection server() throws SQLException {
        return DriverManager.getConnection(url("template1"), user(), password());
    }

    private String url() {
        use();
        return url(name);
    }

    private String url(String database) {
        return server.replaceFirst("^(.*)/[^/?]*(\\?.*)?$", "$1/" + database + "$2");
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
