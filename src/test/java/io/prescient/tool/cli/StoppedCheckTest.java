package io.prescient.tool.cli;

import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The check command as a separate process that is stopped while it runs.
@QuarkusTest
@Timeout(60)
class StoppedCheckTest extends CheckTestBase {

    @Test
    void archivesPortfoliosWhenStopped() throws Exception {
        long opened = startAndStop();
        assertEquals("archived", get("/v1/portfolios/" + opened).extract().path("status"));
        assertEquals("The check was stopped. Its portfolios are archived and its markets are closed\n", output());
    }

    @Tag("deep")
    @Test
    void keepsPortfoliosWhenStopped() throws Exception {
        long kept = startAndStop("--keep");
        var portfolio = get("/v1/portfolios/" + kept).extract().jsonPath();
        assertEquals("active", portfolio.getString("status"));
        var run = portfolio.getString("strategy_type");
        assertEquals(
                "The check was stopped. Its portfolios and markets are kept; their names start with " + run + "\n",
                output());
    }

    /// Stops the check as soon as it has opened its portfolio. Returns the portfolio's id.
    private long startAndStop(String... options) throws Exception {
        long opened = portfolio("1.00") + 1;
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                // The packaged program has the same.
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                CheckCommand.NAME));
        command.addAll(List.of("--url", serviceUrl(), "--portfolios", "1", "--workers", "2", "--seconds", "60"));
        command.addAll(List.of(options));
        var check = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            await().until(() -> {
                assertTrue(check.isAlive(), () -> "ended with " + check.exitValue());
                return get("/v1/portfolios/" + opened).extract().statusCode() == 200;
            });
            check.toHandle().destroy();
            out.write(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertTrue(check.waitFor(Duration.ofSeconds(10)), "the check did not end within 10 seconds");
            return opened;
        } finally {
            var _ = check.destroyForcibly();
        }
    }
}
