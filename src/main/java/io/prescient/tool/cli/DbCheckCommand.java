package io.prescient.tool.cli;

import io.prescient.persistence.schema.SchemaMigrator;
import io.prescient.tool.schemadiff.SchemaCheck;
import io.prescient.tool.schemadiff.SchemaDifference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// Names what has drifted.
@RegisterForReflection
@Command(
        name = "check",
        description = {
            "Compare the database, the migrations and the entities, and name each drift; exit code 3 if there is one",
            "Not compared are rows, privileges, owners, comments, storage settings, collations, policies, rules,"
                    + " aggregates, composite and range types, the CHECK of a domain, whether a table is UNLOGGED or inherits,"
                    + " the order of columns, partitions by themselves, and what extensions made"
        })
final class DbCheckCommand implements Callable<Integer> {
    private final SchemaMigrator versions;
    private final DbCommand db;

    @Option(names = DbCommand.JSON, description = "For machines")
    boolean json;

    DbCheckCommand(SchemaMigrator versions, DbCommand db) {
        this.versions = versions;
        this.db = db;
    }

    @Override
    public Integer call() {
        var drifts = new SchemaCheck(versions).differences();
        if (json) {
            db.printJson(drifts.stream().map(SchemaDifference::toMap).toList());
        } else if (drifts.isEmpty()) {
            db.line("No drift");
        } else {
            drifts.forEach(drift -> db.line(drift.line()));
        }
        return drifts.isEmpty() ? ExitCode.OK : DbCommand.DIFFERS;
    }
}
