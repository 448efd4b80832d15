package io.prescient.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.schema.Check;
import io.prescient.schema.Drift;
import io.prescient.schema.SchemaFailure;
import io.prescient.schema.Target;
import io.prescient.schema.Upgrade;
import io.prescient.schema.Version;
import io.prescient.schema.Versions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The versions of the database's schema, in the words of those who know Alembic.
@Dependent
@RegisterForReflection
@Command(name = "db", description = "Versions of the database's schema", subcommands = RehearseCommand.class)
class DbCommand {
    static final String JSON = "--json";

    final Versions versions;
    private final ObjectMapper json;

    @Spec
    CommandSpec spec;

    @Inject
    DbCommand(Versions versions, ObjectMapper json) {
        this.versions = versions;
        this.json = json;
    }

    @Command(description = "Show the version that the database is at")
    void current(@Option(names = JSON, description = "For machines") boolean json) {
        tell(json, versions.current().stream().toList(), "The database is at no version yet");
    }

    @Command(description = "List all versions and what became of them")
    void history(@Option(names = JSON, description = "For machines") boolean json) {
        tell(json, versions.all(), "");
    }

    @Command(description = "Show the newest version of this program")
    void heads(@Option(names = JSON, description = "For machines") boolean json) {
        tell(json, List.of(versions.head()), "");
    }

    @Command(description = "Show one version and its statements")
    void show(
            @Parameters(paramLabel = "VERSION", description = "A version, or head") Target version,
            @Option(names = JSON, description = "For machines") boolean json) {
        var named = versions.named(version);
        if (json) {
            print(Map.of("version", named, "sql", versions.sql(named)));
        } else {
            tell(false, List.of(named), "");
            line(versions.sql(named));
        }
    }

    @Command(description = "Bring the database to a newer version, keeping every row")
    void upgrade(
            @Option(names = "--to", defaultValue = "head", description = "A version, head, or +1: default head")
                    Target to,
            @Option(names = "--sql", description = "Only print what would run") boolean sql,
            @Option(names = JSON, description = "For machines") boolean json) {
        if (sql) {
            line(versions.upgradeSql(to));
        } else {
            tell(json, versions.upgrade(to));
        }
    }

    @Command(description = "Take the database back to an older version")
    void downgrade(
            @Option(names = "--to", required = true, description = "A version, or -1 for the one before") Target to,
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
            print(Map.of("current", versions.current(), "lost", lost));
        } else {
            lost.forEach(each -> line("Lost: " + each.count() + " " + each.what()));
            tell(false, versions.current().stream().toList(), "");
        }
    }

    @Command(
            description = {
                "Compare the database, the migrations and the entities, and name each drift; 1 if there is one",
                "Not compared are rows, privileges, owners, comments, storage settings, collations, policies, the order"
                        + " of columns, partitions by themselves, and what extensions made"
            })
    int check(@Option(names = JSON, description = "For machines") boolean json) {
        var drifts = new Check(versions).drifts();
        if (json) {
            print(drifts.stream().map(Drift::facts).toList());
        } else if (drifts.isEmpty()) {
            line("No drift");
        } else {
            drifts.forEach(drift -> line(drift.line()));
        }
        return drifts.isEmpty() ? 0 : 1;
    }

    @Command(description = "Write the next migration and its way back, for a person to finish")
    void draft(
            @Parameters(paramLabel = "NAME", description = "What it does, such as trade_fees") String name,
            @Option(names = "--into", paramLabel = "DIRECTORY", description = "Where to; the way back beside it")
                    Path into,
            @Option(
                            names = "--from-database",
                            description = "From what was done to this database by hand; else from the entities")
                    boolean fromDatabase,
            @Option(names = JSON, description = "For machines") boolean json) {
        var check = new Check(versions);
        var drafted = (fromDatabase ? check.draftOfDatabase() : check.draft()).write(into, name);
        if (json) {
            print(drafted);
        } else {
            drafted.lines().forEach(this::line);
        }
    }

    @Command(description = "Declare that the database is at a version, without running anything")
    void stamp(
            @Parameters(paramLabel = "VERSION", description = "A version, or head") Target version,
            @Option(names = JSON, description = "For machines") boolean json) {
        tell(json, List.of(versions.stamp(version)), "");
    }

    @Command(description = "Take the scripts of this program as those that were applied")
    void repair(@Option(names = JSON, description = "For machines") boolean json) {
        versions.repair();
        tell(json, versions.current().stream().toList(), "The database is at no version yet");
    }

    private void tell(boolean asJson, Upgrade upgrade) {
        if (asJson) {
            print(upgrade);
            return;
        }
        Optional.ofNullable(upgrade.adopted()).ifPresent(this::line);
        tell(false, upgrade.applied(), upgrade.adopted() == null ? "Nothing to do" : "");
    }

    private void tell(boolean asJson, List<Version> told, String none) {
        if (asJson) {
            print(told);
        } else if (told.isEmpty() && !none.isEmpty()) {
            line(none);
        } else {
            told.forEach(version -> line("%-4s %-8s %s%s"
                    .formatted(
                            version.version(),
                            version.state(),
                            version.description(),
                            version.appliedAt() == null ? "" : " (" + version.appliedAt() + ")")));
        }
    }

    void print(Object answer) {
        try {
            line(json.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new SchemaFailure(e.getMessage());
        }
    }

    void line(String text) {
        spec.commandLine().getOut().println(text);
    }
}
