package io.prescient.tool.cli;

import io.prescient.persistence.schema.MigrationTarget;
import io.prescient.persistence.schema.SchemaMigrator;
import io.prescient.tool.dryrun.DryRunResult;
import io.prescient.tool.dryrun.MigrationDryRun;
import io.prescient.tool.dryrun.SampleSize;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// An upgrade, tried beforehand.
@RegisterForReflection
@Command(
        name = "rehearse",
        description =
                "Try the way up, down and up again on a copy of the schema with a sample of the rows; the database"
                        + " itself stays as it is; exit code 3 if the way down does not lead back")
final class DbDryRunCommand implements Callable<Integer> {
    private final SchemaMigrator versions;
    private final DbCommand db;

    @Option(names = "--to", defaultValue = "head", description = "A version, head, or +1: default head")
    MigrationTarget to;

    @Option(
            names = "--sample",
            paramLabel = "ROWS",
            defaultValue = "10000",
            description = "At most so many rows of each table, or all: default 10000")
    SampleSize sample;

    @Option(names = DbCommand.JSON, description = "For machines")
    boolean json;

    DbDryRunCommand(SchemaMigrator versions, DbCommand db) {
        this.versions = versions;
        this.db = db;
    }

    @Override
    public Integer call() {
        var rehearsal = MigrationDryRun.of(versions, to, sample);
        if (json) {
            db.printJson(rehearsal);
        } else {
            new DryRunText(rehearsal).lines().forEach(db::line);
        }
        return exitCode(rehearsal);
    }

    /// A way down that does not lead back may also be why the way up again fails.
    static int exitCode(DryRunResult rehearsal) {
        if (!rehearsal.differences().isEmpty()) {
            return DbCommand.DIFFERS;
        }
        return rehearsal.succeeded() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
