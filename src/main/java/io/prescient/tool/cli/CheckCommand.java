package io.prescient.tool.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.prescient.tool.verifier.CheckOptions;
import io.prescient.tool.verifier.CheckReport;
import io.prescient.tool.verifier.ConsistencyCheck;
import io.prescient.tool.verifier.InconclusiveException;
import io.prescient.tool.verifier.Timeouts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Checks a running deployment from outside. It needs no database, so it runs without Quarkus.
@RegisterForReflection
@Command(
        name = CheckCommand.NAME,
        description = {
            "Let bots race, retry and hang up at a running deployment, then verify order, nothing lost, nothing"
                    + " doubled, streams and sums; exit code 3 with the smallest evidence if a promise is broken, 1 if it"
                    + " could not tell",
            "It opens portfolios and markets of its own, touches no others, and archives them at the end"
        })
final class CheckCommand implements Callable<Integer> {
    static final String NAME = "check";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Spec
    CommandSpec spec;

    @Option(names = "--url", required = true, description = "A replica; once for each replica of the deployment")
    List<URI> urls;

    @Option(names = "--workers", defaultValue = "8", description = "1 to " + CheckOptions.MOST_BOTS + ": default 8")
    int bots;

    @Option(
            names = "--portfolios",
            defaultValue = "2",
            description = "1 to " + CheckOptions.MOST_PORTFOLIOS + ": default 2")
    int portfolios;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "1 to " + CheckOptions.MOST_SECONDS + ": default 10")
    int seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Of what the bots do: default 1")
    long seed;

    @Option(names = "--keep", description = "Leave the portfolios active")
    boolean keep;

    @Option(
            names = "--standby",
            description = "Reads may come from a standby: they need not show at once what was acknowledged")
    boolean standby;

    @Option(names = DbCommand.JSON, description = "Print JSON.")
    boolean json;

    /// Tests set shorter ones.
    Timeouts timeouts = Timeouts.USUAL;

    @Override
    public Integer call() throws Exception {
        var options = options();
        CheckReport report;
        try {
            report = ConsistencyCheck.of(options, timeouts, spec.commandLine().getErr()::println);
        } catch (InconclusiveException e) {
            spec.commandLine().getErr().println("Could not check: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            new CheckReportText(report).lines().forEach(out::println);
        }
        return exitCode(report);
    }

    private CheckOptions options() {
        try {
            return new CheckOptions(urls, bots, portfolios, seconds, seed, keep, standby);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    static int exitCode(CheckReport report) {
        if (!report.violations().isEmpty()) {
            return DbCommand.DIFFERENCE;
        }
        return report.isSound() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
