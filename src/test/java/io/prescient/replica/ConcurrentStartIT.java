package io.prescient.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Replicas that start at the same time on a database without their schema. One migrates it, and the others wait.
/// The number of replicas is set with `-Dreplicas=8`.
@Tag("deep")
@QuarkusTest
class ConcurrentStartIT {
    private static final int REPLICAS = Integer.getInteger("replicas", 4);

    private static final String VERSIONS = """
            SELECT count(*), count(DISTINCT version), bool_and(success) FROM flyway_schema_history""";

    private final List<Replica> replicas = new ArrayList<>();

    @Test
    void appliesEachVersionOnceToEmptyDatabase() throws Exception {
        try (var database = new ScratchDatabase()) {
            startTogether(database.environment());
            try (var alone = ScratchDatabase.newest()) {
                assertEquals(alone.rows(VERSIONS), database.rows(VERSIONS));
            }
        } finally {
            stop();
        }
    }

    @Test
    void adoptsReplacedSystemOnceWithEveryRow() throws Exception {
        try (var database = new ScratchDatabase()) {
            database.runResource("/db/migration/V1__baseline.sql");
            database.runResource("/db/v1_filled.sql");
            startTogether(database.environment());
            assertEquals(
                    1,
                    replicas.stream()
                            .filter(each -> each.log().contains("adopting it at version 1"))
                            .count());
            assertEquals(
                    List.of("1|stamped", "2|utc and bigint"),
                    database.rows(
                            "SELECT version, description FROM flyway_schema_history ORDER BY installed_rank LIMIT 2"));
            assertEquals(List.of("3"), database.rows("SELECT count(*) FROM portfolios"));
        } finally {
            stop();
        }
    }

    /// With migration at the start disabled, a replica waits for the schema and reports it.
    @Test
    void isNotReadyBeforeSchemaIsCurrent() throws Exception {
        try (var database = new ScratchDatabase()) {
            var environment = new HashMap<>(database.environment());
            environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
            environment.put("PRESCIENT_SCHEMA_CHECK_INTERVAL", "0.2s");
            try (var replica = Replica.start(environment)) {
                replica.awaitReadiness(503);
                var response = replica.requests().get("/v1/portfolios");
                assertEquals(503, response.statusCode());
                assertEquals("schema_unknown", response.jsonPath().getString("code"));
                assertTrue(response.jsonPath().getString("detail").startsWith("The database has no version"));
                assertEquals(List.of("null"), database.rows("SELECT to_regclass('flyway_schema_history')"));

                database.migrate("9");
                replica.awaitReadiness(503);
                database.migrate("latest");
                replica.awaitReadiness(200);
                assertEquals(200, replica.requests().get("/v1/portfolios").statusCode());
            }
        }
    }

    private void startTogether(Map<String, String> environment) throws Exception {
        for (int i = 0; i < REPLICAS; i++) {
            replicas.add(Replica.start(environment));
        }
        for (var replica : replicas) {
            replica.awaitReadiness(200);
            assertEquals(200, replica.requests().get("/v1/portfolios").statusCode());
        }
    }

    private void stop() throws Exception {
        for (var replica : replicas) {
            replica.close();
        }
    }
}
