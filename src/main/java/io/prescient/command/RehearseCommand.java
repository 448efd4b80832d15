package io.prescient.command;

import io.prescient.schema.SampleSize;
import io.prescient.schema.Target;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// An upgrade, tried beforehand.
@RegisterForReflection
@Command(
        name = "rehearse",
        description =
                "Try the way up, down and up again on a copy of the schema with a sample of the rows; the database"
                        + " itself stays as it is")
final class RehearseCommand implements Callable<Integer> {
    @ParentCommand
    DbCommand db;

    @Option(names = "--to", defaultValue = "head", description = "A version, head, or +1: default head")
    Target to;

    @Option(
            names = "--sample",
            paramLabel = "ROWS",
            defaultValue = "10000",
            description = "At most so many rows of each table, or all: default 10000")
    SampleSize sample;

    @Option(names = DbCommand.JSON, description = "For machines")
    boolean json;

    @Override
    public Integer call() {
        var rehearsal = db.versions.rehearse(to, sample);
        if (json) {
            db.print(rehearsal);
        } else {
            new RehearsalText(rehearsal).lines().forEach(db::line);
        }
        return rehearsal.succeeded() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
