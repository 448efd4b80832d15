package io.prescient.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.migration.DatabaseTest;
import io.prescient.migration.ScratchDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// All invariants hold for data adopted from the replaced system, and for sample data of the newest schema.
@DatabaseTest
class InvariantsOfAdoptedDataTest {
    private static ScratchDatabase database;

    @BeforeAll
    static void fill() throws Exception {
        database = new ScratchDatabase();
        database.migrate("1");
        database.runResource("/db/v1_filled.sql");
        database.migrate("latest");
        database.runResource("/db/newest_filled.sql");
        // Limits far below the purchases before the adoption.
        database.run("UPDATE portfolios SET max_position_size = 1, max_total_exposure = 1, max_positions = 0"
                + " WHERE portfolio_id < 10");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void invariantHolds(Invariant invariant) throws SQLException {
        assertEquals(List.of(), database.rows(invariant.sql(20).replace("$1", "NULL")));
    }
}
