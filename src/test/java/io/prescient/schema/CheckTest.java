package io.prescient.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the check names, and what it does not.
@QuarkusTest
@TestProfile(AsForACommand.class)
class CheckTest {
    private final ScratchDatabase database = ScratchDatabase.newest();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theMigrationsMakeWhatTheEntitiesExpectAndAFreshDatabaseIsWhatTheyMake() {
        System.out.println(Expectation.recorded());
        assertEquals("", lines());
    }

    private String lines() {
        return String.join(
                "\n",
                new Check(new Versions(database.flyway()))
                        .drifts().stream().map(Drift::line).toList());
    }
}
