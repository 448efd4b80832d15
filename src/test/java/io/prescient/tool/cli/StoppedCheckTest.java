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

/// The check command as a program of its own, which is stopped in the middle.
@QuarkusTest
@Timeout(60)
class StoppedCheckTest extends CheckRuns {

    @Test
    void whoIsStoppedPutsAllAwayAndSaysSo() throws Exception {
        long opened = stopped();
        assertEquals("archived", get("/v1/portfolios/" + opened).extract().path("status"));
        assertEquals("The check was stopped; nothing is left behind\n", told());
    }

    @Tag("deep")
    @Test
    void whoKeepsWhatItMadeSaysThat() throws Exception {
        long kept = stopped("--keep");
        var portfolio = get("/v1/portfolios/" + kept).extract().jsonPath();
        assertEquals("active", portfolio.getString("status"));
        var run = portfolio.getString("strategy_type");
        assertEquals("The check was stopped; what it made is kept under names that begin with " + run + "\n", told());
    }

    /// Stops it as soon as it has opened its portfolio, which is returned.
    private long stopped(String... more) throws Exception {
        long opened = portfolio("1.00") + 1;
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                // As the packaged program has it.
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                CheckCommand.NAME));
        command.addAll(List.of("--url", here(), "--portfolios", "1", "--workers", "2", "--seconds", "60"));
        command.addAll(List.of(more));
        var check = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            await().until(() -> {
                assertTrue(check.isAlive(), () -> "ended with " + check.exitValue());
                return get("/v1/portfolios/" + opened).extract().statusCode() == 200;
            });
            check.toHandle().destroy();
            out.write(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertTrue(check.waitFor(Duration.ofSeconds(10)), "it ends");
            return opened;
        } finally {
            var _ = check.destroyForcibly();
        }
    }
}
