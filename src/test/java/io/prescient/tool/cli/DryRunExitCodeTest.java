package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.tool.dryrun.DryRunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class DryRunExitCodeTest {
    private static final DryRunResult.Failure FAILURE = new DryRunResult.Failure("V2__made_up.sql", 1, "no");

    @Test
    void distinguishesDifferencesFromFailure() {
        assertEquals(0, exitCode(null));
        assertEquals(1, exitCode(FAILURE));
        assertEquals(3, exitCode(null, "After the downgrade: unexpected table litter table"));
        assertEquals(3, exitCode(FAILURE, "After the downgrade: unexpected column trades.b integer"));
    }

    private static int exitCode(DryRunResult.Failure failure, String... differences) {
        return DbDryRunCommand.exitCode(
                new DryRunResult("1", "2", null, List.of(), List.of(), failure, List.of(differences)));
    }
}
