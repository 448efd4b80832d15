package io.prescient.tool.cli;

import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.schemadiff.SchemaCheck;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Drafts the next migration.
@RegisterForReflection
@Command(
        name = "draft",
        description = "Write a draft of the next migration and its downgrade, for a developer to complete.")
final class DbDraftCommand implements Runnable {
    private final MigrationService migrations;
    private final DbCommand db;

    @Parameters(paramLabel = "NAME", description = "What the migration does, such as trade_fees.")
    String name;

    @Option(
            names = "--into",
            paramLabel = "DIRECTORY",
            description =
                    "The directory of the migration. Default: src/main/resources/db/migration if it exists, else the"
                            + " current directory.")
    @Nullable
    Path into;

    @Option(
            names = "--from-database",
            description = "Draft what was changed in this database by hand, instead of what the entities expect.")
    boolean fromDatabase;

    @Option(names = DbCommand.JSON, description = DbCommand.JSON_HELP)
    boolean json;

    DbDraftCommand(MigrationService migrations, DbCommand db) {
        this.migrations = migrations;
        this.db = db;
    }

    @Override
    public void run() {
        var check = new SchemaCheck(migrations);
        var draft = (fromDatabase ? check.draftOfDatabase() : check.draft()).write(into, name);
        if (json) {
            db.printJson(draft);
        } else {
            draft.lines().forEach(db::line);
        }
    }
}
