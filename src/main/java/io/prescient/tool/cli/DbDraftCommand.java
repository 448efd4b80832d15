package io.prescient.tool.cli;

import io.prescient.persistence.schema.SchemaMigrator;
import io.prescient.tool.schemadiff.SchemaCheck;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the next migration.
@RegisterForReflection
@Command(name = "draft", description = "Write the next migration and its way back, for a person to finish")
final class DbDraftCommand implements Runnable {
    private final SchemaMigrator versions;
    private final DbCommand db;

    @Parameters(paramLabel = "NAME", description = "What it does, such as trade_fees")
    String name;

    @Option(names = "--into", paramLabel = "DIRECTORY", description = "Where to; the way back is written beside it")
    Path into;

    @Option(
            names = "--from-database",
            description = "From what was done to this database by hand, instead of from the entities")
    boolean fromDatabase;

    @Option(names = DbCommand.JSON, description = "For machines")
    boolean json;

    DbDraftCommand(SchemaMigrator versions, DbCommand db) {
        this.versions = versions;
        this.db = db;
    }

    @Override
    public void run() {
        var check = new SchemaCheck(versions);
        var drafted = (fromDatabase ? check.draftOfDatabase() : check.draft()).write(into, name);
        if (json) {
            db.printJson(drafted);
        } else {
            drafted.lines().forEach(db::line);
        }
    }
}
