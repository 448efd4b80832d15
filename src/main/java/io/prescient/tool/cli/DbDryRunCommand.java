package io.prescient.tool.cli;

import io.prescient.tool.dryrun.DryRunResult;
import io.prescient.tool.dryrun.MigrationDryRun;
import io.prescient.tool.dryrun.SampleSize;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs an upgrade on a copy of the schema.
@RegisterForReflection
@Command(
        name = "dry-run",
        description =
                "Upgrade, downgrade and upgrade again a copy of the schema with a sample of the rows. The database is not"
                        + " changed. Exit code 3 if the downgrade does not restore the schema.")
final class DbDryRunCommand implements Callable<Integer> {
    private final MigrationService migrations;
    private final DbCommand db;

    @Option(names = "--to", defaultValue = "head", description = DbCommand.TO_HELP)
    MigrationTarget to;

    @Option(
            names = "--sample",
            paramLabel = "ROWS",
            defaultValue = "10000",
            description = "The maximum number of rows of each table, or all. Default: 10000.")
    SampleSize sample;

    @Option(names = DbCommand.JSON, description = DbCommand.JSON_HELP)
    boolean json;

    DbDryRunCommand(MigrationService migrations, DbCommand db) {
        this.migrations = migrations;
        this.db = db;
    }

    @Override
    public Integer call() {
        var result = MigrationDryRun.of(migrations, to, sample);
        if (json) {
            db.printJson(result);
        } else {
            new DryRunText(result).lines().forEach(db::line);
        }
        return exitCode(result);
    }

    /// Differences come first: an incomplete downgrade can also be the reason why the second upgrade fails.
    static int exitCode(DryRunResult result) {
        if (!result.differences().isEmpty()) {
            return DbCommand.DIFFERENCE;
        }
        return result.succeeded() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
