package io.prescient.command;

import io.prescient.drift.Check;
import io.prescient.drift.Drift;
import io.prescient.schema.Versions;
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
final class CheckCommand implements Callable<Integer> {
    private final Versions versions;
    private final DbCommand db;

    @Option(names = DbCommand.JSON, description = "For machines")
    boolean json;

    CheckCommand(Versions versions, DbCommand db) {
        this.versions = versions;
        this.db = db;
    }

    @Override
    public Integer call() {
        var drifts = new Check(versions).drifts();
        if (json) {
            db.print(drifts.stream().map(Drift::facts).toList());
        } else if (drifts.isEmpty()) {
            db.line("No drift");
        } else {
            drifts.forEach(drift -> db.line(drift.line()));
        }
        return drifts.isEmpty() ? ExitCode.OK : DbCommand.DIFFERS;
    }
}
