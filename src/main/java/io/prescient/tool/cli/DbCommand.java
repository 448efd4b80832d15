package io.prescient.tool.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.persistence.schema.MigrationTarget;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaMigrator;
import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.UpgradeListener;
import io.prescient.persistence.schema.UpgradeResult;
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

/// The versions of the database's schema, in the words of those who know Alembic.
@Dependent
@RegisterForReflection
@Command(name = "db", description = "Versions of the database's schema")
class DbCommand {
    static final String JSON = "--json";

    /// The exit code of a comparison that was made and found something.
    static final int DIFFERS = 3;

    private final SchemaMigrator versions;
    private final ObjectMapper json;

    @Spec
    CommandSpec spec;

    @Inject
    DbCommand(SchemaMigrator versions, ObjectMapper json) {
        this.versions = versions;
        this.json = json;
    }

    /// Complete, with the commands that have a class of their own.
    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new DbCheckCommand(versions, this))
                .addSubcommand(new DbDraftCommand(versions, this))
                .addSubcommand(new DbDryRunCommand(versions, this));
    }

    @Command(description = "Show the version that the database is at")
    void current(@Option(names = JSON, description = "For machines") boolean json) {
        print(json, versions.current().stream().toList(), "The database is at no version yet");
    }

    @Command(description = "List all versions and what became of them")
    void history(@Option(names = JSON, description = "For machines") boolean json) {
        print(json, versions.all(), "");
    }

    @Command(description = "Show the newest version of this program")
    void heads(@Option(names = JSON, description = "For machines") boolean json) {
        print(json, List.of(versions.head()), "");
    }

    @Command(description = "Show one version and its statements")
    void show(
            @Parameters(paramLabel = "VERSION", description = "A version, or head") MigrationTarget version,
            @Option(names = JSON, description = "For machines") boolean json) {
        var named = versions.find(version);
        if (json) {
            printJson(Map.of("version", named, "sql", versions.sql(named)));
        } else {
            print(false, List.of(named), "");
            line(versions.sql(named));
        }
    }

    @Command(description = "Bring the database to a newer version, keeping every row")
    void upgrade(
            @Option(names = "--to", defaultValue = "head", description = "A version, head, or +1: default head")
                    MigrationTarget to,
            @Option(
                            names = "--refuse-quarantine",
                            description = "Change nothing if a row would be quarantined, and tell which")
                    boolean refuseQuarantine,
            @Option(names = "--sql", description = "Only print what would run") boolean sql,
            @Option(names = JSON, description = "For machines") boolean json) {
        if (sql && refuseQuarantine) {
            throw new ParameterException(
                    spec.commandLine(), "--sql cannot tell beforehand what --refuse-quarantine would");
        }
        if (sql) {
            line(versions.upgradeSql(to));
        } else if (json) {
            printJson(versions.upgrade(to, refuseQuarantine, UpgradeListener.NONE));
        } else {
            print(versions.upgrade(to, refuseQuarantine, new ConsoleProgress(this)));
        }
    }

    @Command(description = "Show what upgrades quarantined, and where adopted totals contradict the trades")
    void report(@Option(names = JSON, description = "For machines") boolean json) {
        var report = versions.report();
        if (json) {
            printJson(report);
        } else if (report.reportsNothing()) {
            line("Nothing was quarantined, and nothing contradicts");
        } else {
            report.lines().forEach(this::line);
        }
    }

    @Command(description = "Take the database back to an older version")
    void downgrade(
            @Option(names = "--to", required = true, description = "A version, or -1 for the one before")
                    MigrationTarget to,
            @Option(
                            names = "--accept-data-loss",
                            description = "Also where the older version has no place for something")
                    boolean acceptLoss,
            @Option(names = "--sql", description = "Only print what would run") boolean sql,
            @Option(names = JSON, description = "For machines") boolean json) {
        if (sql) {
            line(versions.downgradeSql(to));
            return;
        }
        var lost = versions.downgrade(to, acceptLoss);
        if (json) {
            printJson(Map.of("current", versions.current().stream().toList(), "lost", lost));
        } else {
            lost.forEach(each -> line("Lost: " + each.count() + " " + each.what()));
            print(false, versions.current().stream().toList(), "");
        }
    }

    @Command(description = "Declare that the database is at a version, without running anything")
    void stamp(
            @Parameters(paramLabel = "VERSION", description = "A version, or head") MigrationTarget version,
            @Option(names = JSON, description = "For machines") boolean json) {
        print(json, List.of(versions.stamp(version)), "");
    }

    @Command(description = "Take the scripts of this program as those that were applied")
    void repair(@Option(names = JSON, description = "For machines") boolean json) {
        versions.repair();
        print(json, versions.current().stream().toList(), "The database is at no version yet");
    }

    private void print(UpgradeResult upgrade) {
        if (upgrade.adopted() == null && upgrade.applied().isEmpty()) {
            line("Nothing to do");
        }
        upgrade.report().lines().forEach(this::line);
    }

    private void print(boolean asJson, List<SchemaVersion> told, String none) {
        if (asJson) {
            printJson(told);
        } else if (told.isEmpty()) {
            line(none);
        } else {
            told.forEach(this::line);
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

    void printJson(Object answer) {
        try {
            line(json.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new SchemaException(e.getMessage());
        }
    }

    void line(String text) {
        spec.commandLine().getOut().println(text);
    }
}
