package io.prescient.tool.cli;

import io.prescient.persistence.schema.SchemaException;
import io.prescient.tool.dryrun.SampleSize;
import io.prescient.tool.migration.MigrationTarget;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs the command of the arguments. Exit codes: 0 for success, 1 for a failure, 2 for wrong usage, 3 for a
/// comparison that found a difference.
public class Commands implements QuarkusApplication {
    static final String VERSION = "--version";

    @Inject
    DbCommand db;

    @Command(
            name = "prescient",
            description = "Starts the service if no command is given.",
            versionProvider = ProgramVersion.class)
    @RegisterForReflection
    static final class Program {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                scope = ScopeType.INHERIT,
                description = "Show this help message.")
        boolean help;

        @Option(names = VERSION, versionHelp = true, description = "Print the version.")
        boolean version;
    }

    /// The version of the build.
    @RegisterForReflection
    static final class ProgramVersion implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            try (var resource = Commands.class.getResourceAsStream("/version.txt")) {
                var version = Objects.requireNonNull(resource, "version.txt").readAllBytes();
                return new String[] {"prescient " + new String(version, StandardCharsets.UTF_8).strip()};
            }
        }
    }

    @Override
    public int run(String... arguments) {
        return commandLine(db).execute(arguments);
    }

    /// The program with the commands that need no database.
    static CommandLine program() {
        return new CommandLine(new Program()).addSubcommand(new CheckCommand());
    }

    static CommandLine commandLine(DbCommand db) {
        return program()
                .addSubcommand("db", db.commandLine())
                .registerConverter(MigrationTarget.class, text -> parse(MigrationTarget::of, text))
                .registerConverter(SampleSize.class, text -> parse(SampleSize::of, text))
                .setParameterExceptionHandler(Commands::printWrongUsage)
                .setExecutionExceptionHandler(Commands::printFailure);
    }

    private static <T> T parse(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' " + e.getMessage());
        }
    }

    /// One line: what is wrong, and the nearest command or where the usage is described.
    private static int printWrongUsage(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var suggestions =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        var hint = suggestions.isEmpty()
                ? "See " + command.getCommandSpec().qualifiedName() + " --help"
                : "Did you mean " + suggestions.getFirst() + "?";
        command.getErr().println(failure.getMessage() + ". " + hint);
        return CommandLine.ExitCode.USAGE;
    }

    private static int printFailure(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof FlywayException flyway) {
            return printFailure(SchemaException.of(flyway), command, arguments);
        }
        if (failure instanceof SchemaException) {
            command.getErr().println(String.valueOf(failure.getMessage()).strip());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
