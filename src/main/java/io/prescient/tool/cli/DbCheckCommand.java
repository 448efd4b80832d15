package io.prescient.tool.cli;

import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.schemadiff.SchemaCheck;
import io.prescient.tool.schemadiff.SchemaDifference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// Prints the differences between the database, the migrations and the entities.
@RegisterForReflection
@Command(
        name = "check",
        description = {
            "Compare the database, the migrations and the entities, and print each difference. Exit code 3 if there is one.",
            "Not compared: rows, privileges, owners, comments, storage settings, collations, policies, rules, aggregates,"
                    + " composite and range types, the CHECK of a domain, UNLOGGED, inheritance, the order of columns,"
                    + " partitions, and objects of extensions."
        })
final class DbCheckCommand implements Callable<Integer> {
    private final MigrationService migrations;
    private final DbCommand db;

    @Option(names = DbCommand.JSON, description = DbCommand.JSON_HELP)
    boolean json;

    DbCheckCommand(MigrationService migrations, DbCommand db) {
        this.migrations = migrations;
        this.db = db;
    }

    @Override
    public Integer call() {
        var differences = new SchemaCheck(migrations).differences();
        if (json) {
            db.printJson(differences.stream().map(SchemaDifference::toMap).toList());
        } else if (differences.isEmpty()) {
            db.line("No differences");
        } else {
            differences.forEach(difference -> db.line(difference.line()));
        }
        return differences.isEmpty() ? ExitCode.OK : DbCommand.DIFFERENCE;
    }
}
