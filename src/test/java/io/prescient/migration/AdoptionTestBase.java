package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Adopts a filled database of the replaced system.
abstract class AdoptionTestBase {
    static ScratchDatabase database;

    @BeforeAll
    static void adopt() throws SQLException, IOException {
        database = new ScratchDatabase();
        database.migrate("1");
        database.runResource("/db/v1_filled.sql");
        database.migrate("latest");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    static void assertRows(String sql, String... expected) throws SQLException {
        assertEquals(String.join("\n", expected), String.join("\n", database.rows(sql)));
    }
}
