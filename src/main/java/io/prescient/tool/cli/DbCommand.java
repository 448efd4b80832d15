package io.prescient.tool.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.UpgradeListener;
import io.prescient.persistence.schema.UpgradeResult;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Manages the versions of the schema. The subcommands are named as in Alembic.
@Dependent
@RegisterForReflection
@Command(name = "db", description = "Manage the versions of the database's schema.")
class DbCommand {
    static final String JSON = "--json";
    static final String JSON_HELP = "Print JSON.";
    static final String TO_HELP = "A version, head, or a number of steps such as +1. Default: head.";
    private static final String SQL_HELP = "Print the SQL instead of running it.";
    private static final String VERSION_HELP = "A version, or head.";
    private static final String NO_VERSION = "The database has no version";

    /// The exit code of a comparison that found a difference.
    static final int DIFFERENCE = 3;

    private final MigrationService migrations;
    private final ObjectMapper mapper;

    @Spec
    CommandSpec spec;

    @Inject
    DbCommand(MigrationService migrations, ObjectMapper mapper) {
        this.migrations = migrations;
        this.mapper = mapper;
    }

    /// The command with the subcommands that are classes.
    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new DbCheckCommand(migrations, this))
                .addSubcommand(new DbDraftCommand(migrations, this))
                .addSubcommand(new DbDryRunCommand(migrations, this));
    }

    @Command(description = "Show the version of the database.")
    void current(@Option(names = JSON, description = JSON_HELP) boolean json) {
        print(json, current(), NO_VERSION);
    }

    @Command(description = "List all versions and their states.")
    void history(@Option(names = JSON, description = JSON_HELP) boolean json) {
        print(json, migrations.versions().all(), "");
    }

    @Command(description = "Show the newest version of this program.")
    void heads(@Option(names = JSON, description = JSON_HELP) boolean json) {
        print(json, List.of(migrations.versions().head()), "");
    }

    @Command(description = "Show a version and its SQL.")
    void show(
            @Parameters(paramLabel = "VERSION", description = VERSION_HELP) MigrationTarget target,
            @Option(names = JSON, description = JSON_HELP) boolean json) {
        var version = migrations.find(target);
        if (json) {
            printJson(Map.of("version", version, "sql", migrations.sql(version)));
        } else {
            line(version);
            line(migrations.sql(version));
        }
    }

    @Command(description = "Upgrade the database. Every row is kept.")
    void upgrade(
            @Option(names = "--to", defaultValue = "head", description = TO_HELP) MigrationTarget to,
            @Option(
                            names = "--reject-quarantine",
                            description = "Change nothing if rows would be quarantined, and list them.")
                    boolean rejectQuarantine,
            @Option(names = "--sql", description = SQL_HELP) boolean sql,
            @Option(names = JSON, description = JSON_HELP) boolean json) {
        if (sql && rejectQuarantine) {
            throw new ParameterException(spec.commandLine(), "--sql cannot be combined with --reject-quarantine");
        }
        if (sql) {
            line(migrations.upgradeSql(to));
        } else if (json) {
            printJson(migrations.upgrade(to, rejectQuarantine, UpgradeListener.NONE));
        } else {
            print(migrations.upgrade(to, rejectQuarantine, new ConsoleProgress(this)));
        }
    }

    @Command(
            description = "List the rows that upgrades quarantined, and the adopted totals that contradict the trades.")
    void report(@Option(names = JSON, description = JSON_HELP) boolean json) {
        var report = migrations.report();
        if (json) {
            printJson(report);
        } else if (report.hasEntries()) {
            report.lines().forEach(this::line);
        } else {
            line("No quarantined rows and no contradictions");
        }
    }

    @Command(description = "Downgrade the database to an older version.")
    void downgrade(
            @Option(names = "--to", required = true, description = "A version, or -1 for the version before.")
                    MigrationTarget to,
            @Option(
                            names = "--accept-data-loss",
                            description = "Downgrade even if the older version cannot store some rows.")
                    boolean acceptDataLoss,
            @Option(names = "--sql", description = SQL_HELP) boolean sql,
            @Option(names = JSON, description = JSON_HELP) boolean json) {
        if (sql) {
            line(migrations.downgradeSql(to));
            return;
        }
        var lost = migrations.downgrade(to, acceptDataLoss);
        if (json) {
            printJson(Map.of("current", current(), "lost", lost));
        } else {
            lost.forEach(rows -> line("Lost: " + rows.text()));
            print(false, current(), NO_VERSION);
        }
    }

    @Command(description = "Declare that the database is at a version, without running its SQL.")
    void stamp(
            @Parameters(paramLabel = "VERSION", description = VERSION_HELP) MigrationTarget target,
            @Option(names = JSON, description = JSON_HELP) boolean json) {
        print(json, List.of(migrations.stamp(target)), "");
    }

    @Command(description = "Accept the scripts of this program as those that were applied.")
    void repair(@Option(names = JSON, description = JSON_HELP) boolean json) {
        migrations.repair();
        print(json, current(), NO_VERSION);
    }

    private List<SchemaVersion> current() {
        return migrations.versions().current().stream().toList();
    }

    private void print(UpgradeResult result) {
        if (result.adopted() == null && result.applied().isEmpty()) {
            line("Nothing to upgrade");
        }
        result.report().lines().forEach(this::line);
    }

    /// @param none the line for an empty list
    private void print(boolean json, List<SchemaVersion> versions, String none) {
        if (json) {
            printJson(versions);
        } else if (versions.isEmpty()) {
            line(none);
        } else {
            versions.forEach(this::line);
        }
    }

    void printJson(Object value) {
        try {
            line(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new SchemaException(e.getMessage());
        }
    }

    void line(SchemaVersion version) {
        line("%-4s %-8s %s%s"
                .formatted(
                        version.version(),
                        version.state(),
                        version.description(),
                        version.appliedAt() == null ? "" : " (" + version.appliedAt() + ")"));
    }

    void line(String text) {
        spec.commandLine().getOut().println(text);
    }
}
