package io.prescient.migration;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/// A database in the test's server that is dropped after the test. Its migrations and scripts are recorded until the
/// first use. Then it is created as a copy of a template, so that the same steps run once for all tests.
public final class ScratchDatabase implements AutoCloseable {
    /// A string constant is one object in all class loaders, so it is the lock of all of them.
    private static final String TEMPLATES = "io.prescient.migration.templates";

    /// Its address is read at construction, because a test may point its application to the scratch database later.
    private final DatabaseServer server = new DatabaseServer();

    private final String name = "scratch_" + UUID.randomUUID().toString().replace("-", "");

    /// The recorded steps, in order.
    private final List<Step> steps = new ArrayList<>();

    private boolean exists;

    /// A migration or a script.
    ///
    /// @param migrates whether `target` is the version of a migration; otherwise it is the path of a script
    private record Step(boolean migrates, String target) {}

    public ScratchDatabase() {}

    private ScratchDatabase(ScratchDatabase template) {
        create(template.name);
    }

    /// A database at the newest version.
    public static ScratchDatabase newest() {
        return at("latest");
    }

    /// A database at a version, after these scripts.
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
                .dataSource(url(), server.user(), server.password())
                .initSql(DatabaseServer.ZONE)
                .load();
    }

    /// The settings of a Quarkus application in this JVM.
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url(),
                "quarkus.datasource.username", server.user(),
                "quarkus.datasource.password", server.password());
    }

    /// The environment of another process.
    public Map<String, String> environment() {
        var address = URI.create(url().substring("jdbc:".length()));
        return Map.of(
                "PGHOST", address.getHost(),
                "PGPORT", "" + address.getPort(),
                "PGDATABASE", name,
                "PGUSER", server.user(),
                "PGPASSWORD", server.password());
    }

    /// Downgrades from this version to the one before.
    void downgrade(int version) throws SQLException, IOException {
        run("BEGIN;\n%s;DELETE FROM flyway_schema_history WHERE version = '%d';\nCOMMIT"
                .formatted(Downgrades.script(version), version));
    }

    /// Downgrades from the newest version to this one.
    void downgradeTo(int version) throws SQLException, IOException {
        for (int from = Downgrades.newestVersion(); from > version; from--) {
            downgrade(from);
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
        use();
        return server.connect(name);
    }

    @Override
    public void close() {
        if (exists) {
            server.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    private void step(Step step) {
        if (exists) {
            apply(step);
        } else {
            steps.add(step);
        }
    }

    private void apply(Step step) {
        try {
            if (step.migrates) {
                Flyway.configure()
                        .configuration(flyway().getConfiguration())
                        .target(step.target)
                        .load()
                        .migrate();
            } else {
                run(Resources.read(step.target));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Creates the database. Later steps are applied at once.
    private synchronized void use() {
        if (!exists) {
            create(steps.isEmpty() ? "template0" : template());
        }
    }

    private void create(String template) {
        server.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        exists = true;
    }

    /// The template after these steps, created at the first use. Its name is the same in all class loaders of this JVM.
    private String template() {
        var template = "template_%d_%08x".formatted(ProcessHandle.current().pid(), steps.hashCode());
        synchronized (TEMPLATES) {
            if (!server.has(template)) {
                var created = new ScratchDatabase();
                created.use();
                steps.forEach(created::apply);
                server.execute("ALTER DATABASE %s RENAME TO %s".formatted(created.name, template));
            }
        }
        return template;
    }

    private String url() {
        use();
        return server.url(name);
    }
}
