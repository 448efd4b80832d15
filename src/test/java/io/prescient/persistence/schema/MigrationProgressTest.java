package io.prescient.persistence.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.DatabaseTest;
import io.prescient.migration.ScratchDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@DatabaseTest
class MigrationProgressTest {
    private static final Duration OFTEN = Duration.ofMillis(20);

    @Test
    void reportsRunningStatementUntilClosed() throws Exception {
        try (var database = new ScratchDatabase()) {
            var messages = new LinkedBlockingQueue<String>();
            var source = database.flyway().getConfiguration().getDataSource();
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                try (var _ = MigrationProgress.of(source, connection, "4", OFTEN, messages::add)) {
                    var _ = statement.execute("-- Why: it is slow.\nSELECT\n    pg_sleep(1)");
                }
                assertEquals("Version 4, running for 0 s: SELECT pg_sleep(1)…", messages.poll(5, TimeUnit.SECONDS));
                var _ = statement.execute("SELECT pg_sleep(0.2)");
                assertTrue(messages.stream().noneMatch(line -> line.contains("pg_sleep(0.2)")), messages::toString);
            }
        }
    }

    @Test
    void reportsNothingWhileIdle() throws SQLException, InterruptedException {
        try (var database = new ScratchDatabase()) {
            var messages = new LinkedBlockingQueue<String>();
            var source = database.flyway().getConfiguration().getDataSource();
            try (var connection = source.getConnection();
                    var _ = MigrationProgress.of(source, connection, "4", OFTEN, messages::add)) {
                assertNull(messages.poll(200, TimeUnit.MILLISECONDS));
            }
        }
    }
}
