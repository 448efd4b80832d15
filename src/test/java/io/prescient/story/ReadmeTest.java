package io.prescient.story;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Runs the commands of the README with a shell, and checks the responses against the comments of the README.
@QuarkusTest
class ReadmeTest {
    private static final Pattern FIELD = Pattern.compile("\"[a-z_]+\": (\"[^\"]*\"|\\d+)");
    private static final Pattern OPENED = Pattern.compile("\"portfolio_id\":(\\d+)");

    @TestHTTPResource("/")
    URI service;

    private record Step(String command, String comment) {}

    @Test
    void commandsReturnWhatCommentsShow() throws Exception {
        var run = UUID.randomUUID().toString();
        String portfolio = null;
        var steps = steps(Files.readString(Path.of("README.md")));
        assertTrue(steps.size() >= 9, "too few commands in the README");
        for (var step : steps) {
            var before = new Replacements(service.getAuthority(), run, portfolio);
            var response = sh(before.in(step.command));
            if (portfolio == null) {
                var opened = OPENED.matcher(response);
                assertTrue(opened.find(), response);
                portfolio = opened.group(1);
            }
            var after = new Replacements(service.getAuthority(), run, portfolio);
            FIELD.matcher(after.in(step.comment)).results().forEach(field -> {
                var expected = field.group().replace("\": ", "\":");
                assertTrue(response.contains(expected), () -> expected + " is missing in: " + response);
            });
        }
    }

    /// Replaces what differs in the test: the port, the id of the portfolio, and names that must be unique.
    private record Replacements(String authority, String run, String portfolio) {
        String in(String text) {
            var replaced = text.replace("localhost:8080", authority)
                    .replace("\"first\"", "\"first " + run + "\"")
                    .replace("markets/rain", "markets/rain-" + run)
                    .replace("\"market_id\": \"rain\"", "\"market_id\": \"rain-" + run + "\"");
            return portfolio == null
                    ? replaced
                    : replaced.replace("portfolios/2", "portfolios/" + portfolio)
                            .replace("\"portfolio_id\": 2", "\"portfolio_id\": " + portfolio);
        }
    }

    /// The commands of the block that opens a portfolio, each with the comment below it.
    private static List<Step> steps(String readme) {
        var block = readme.substring(readme.indexOf("curl localhost:8080/v1/portfolios -H"));
        var steps = new ArrayList<Step>();
        var command = new StringBuilder();
        for (String line : block.substring(0, block.indexOf("```")).lines().toList()) {
            if (line.startsWith("#")) {
                var last = steps.removeLast();
                steps.add(new Step(last.command, last.comment + line));
            } else if (!line.isBlank()) {
                command.append(line).append('\n');
                if (!line.endsWith("\\")) {
                    steps.add(new Step(command.toString(), ""));
                    command.setLength(0);
                }
            }
        }
        return steps;
    }

    private static String sh(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        var response = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor() == 0, command);
        return response;
    }
}
