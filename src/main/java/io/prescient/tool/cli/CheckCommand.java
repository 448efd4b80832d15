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

/// Checks a running deployment over HTTP. It needs no database, so it runs without Quarkus.
@RegisterForReflection
@Command(
        name = CheckCommand.NAME,
        description = {
            "Send concurrent, repeated and interrupted requests to a running deployment, then verify that no change is"
                    + " lost, doubled or out of order, and that streams and totals match the journal",
            "Exit codes: 0 passed, 1 inconclusive, 2 invalid options, 3 a property is violated",
            "It creates portfolios and markets of its own, uses no others, and archives them at the end"
        })
final class CheckCommand implements Callable<Integer> {
    static final String NAME = "check";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Spec
    CommandSpec spec;

    @Option(names = "--url", required = true, description = "A replica's address; repeat it for each replica")
    List<URI> urls;

    @Option(
            names = "--workers",
            defaultValue = "8",
            description = "Concurrent clients, 1 to " + CheckOptions.MAX_WORKERS + ": default 8")
    int workers;

    @Option(
            names = "--portfolios",
            defaultValue = "2",
            description = "Portfolios that the workers share, 1 to " + CheckOptions.MAX_PORTFOLIOS + ": default 2")
    int portfolios;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "For how long workers send new requests, 1 to " + CheckOptions.MAX_SECONDS + ": default 10")
    int seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the random requests: default 1")
    long seed;

    @Option(names = "--keep", description = "Keep the portfolios active and the markets open")
    boolean keep;

    @Option(
            names = "--standby",
            description = "Reads may come from a standby: do not require that they show acknowledged changes at once")
    boolean standby;

    @Option(names = DbCommand.JSON, description = "Print the report as JSON")
    boolean json;

    /// Tests use shorter ones.
    Timeouts timeouts = Timeouts.DEFAULT;

    @Override
    public Integer call() throws Exception {
        var options = options();
        CheckReport report;
        try {
            report = ConsistencyCheck.run(options, timeouts, spec.commandLine().getErr()::println);
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
            return new CheckOptions(urls, workers, portfolios, seconds, seed, keep, standby);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    static int exitCode(CheckReport report) {
        if (!report.violations().isEmpty()) {
            return DbCommand.DIFFERENCE;
        }
        return report.isPassed() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
