package io.prescient.tool.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.tool.verifier.Timeouts;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

/// Runs the check command with short timeouts and captures its output.
abstract class CheckTestBase {
    private static final String[] SHORT = {"--workers", "6", "--seconds", "2"};

    Timeouts timeouts = new Timeouts(
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10));

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    /// Returns the exit code of a short check.
    int check(String... options) {
        var arguments = new String[options.length + SHORT.length];
        System.arraycopy(options, 0, arguments, 0, options.length);
        System.arraycopy(SHORT, 0, arguments, options.length, SHORT.length);
        return run(arguments);
    }

    int run(String... options) {
        var arguments = new String[options.length + 1];
        arguments[0] = "check";
        System.arraycopy(options, 0, arguments, 1, options.length);
        var program = Commands.program();
        program.getSubcommands().get(CheckCommand.NAME).<CheckCommand>getCommand().timeouts = timeouts;
        return program.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    JsonNode report() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    static String serviceUrl() {
        return "http://localhost:" + RestAssured.port;
    }

    String output() {
        return out.toString() + err;
    }
}
