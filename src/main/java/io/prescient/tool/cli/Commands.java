package io.prescient.tool.cli;

import io.prescient.persistence.schema.MigrationTarget;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.tool.dryrun.SampleSize;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/// Runs the command that the arguments name: exit code 0 if it did what it says, 1 if it could not, 2 if it was not
/// understood, 3 if it compared and found a difference.
public class Commands implements QuarkusApplication {
    @Inject
    DbCommand db;

    @Command(name = "prescient", description = "Without a command it serves; see README.md")
    @RegisterForReflection
    static final class Program {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                scope = ScopeType.INHERIT,
                description = "Show what there is to say")
        boolean help;
    }

    @Override
    public int run(String... arguments) {
        return commandLine(db).execute(arguments);
    }

    /// With the commands that need no database.
    static CommandLine program() {
        return new CommandLine(new Program()).addSubcommand(new CheckCommand());
    }

    static CommandLine commandLine(DbCommand db) {
        return program()
                .addSubcommand("db", db.commandLine())
                .registerConverter(MigrationTarget.class, text -> parse(MigrationTarget::of, text))
                .registerConverter(SampleSize.class, text -> parse(SampleSize::of, text))
                .setExecutionExceptionHandler(Commands::printFailure);
    }

    private static <T> T parse(Function<String, T> read, String text) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is " + e.getMessage());
        }
    }

    private static int printFailure(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof FlywayException flyway) {
            return printFailure(SchemaException.of(flyway), command, arguments);
        }
        if (failure instanceof SchemaException) {
            command.getErr().println(failure.getMessage().strip());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
