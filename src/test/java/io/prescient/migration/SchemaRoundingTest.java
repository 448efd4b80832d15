package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The database rounds to cents as the service does.
@DatabaseTest
class SchemaRoundingTest {
    private static final BigDecimal HALF_CENT = new BigDecimal("0.005");

    private static ScratchDatabase database;

    @BeforeAll
    static void create() {
        database = ScratchDatabase.newest();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void roundsLikeTheService() throws SQLException {
        var random = new Random(42);
        var values = new ArrayList<BigDecimal>();
        for (int i = 0; i < 2_000; i++) {
            var cents = BigDecimal.valueOf(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), 2);
            values.add(cents.add(HALF_CENT)); // exactly a half
            values.add(BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 3)
                    .add(HALF_CENT));
            values.add(BigDecimal.valueOf(random.nextLong(), 12));
            values.add(cents.add(new BigDecimal("0.005000000001")));
            values.add(cents.add(new BigDecimal("0.004999999999")));
        }
        try (var connection = database.connect();
                var query = connection.prepareStatement(
                        "SELECT half_even(x) FROM unnest(?) WITH ORDINALITY AS u (x, n)" + " ORDER BY n")) {
            query.setArray(1, connection.createArrayOf("numeric", values.toArray()));
            var rounded = query.executeQuery();
            for (var value : values) {
                assertTrue(rounded.next());
                assertEquals(value.setScale(2, RoundingMode.HALF_EVEN), rounded.getBigDecimal(1), value.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.125, 0.12",
        "0.135, 0.14",
        "0.145, 0.14",
        "-0.125, -0.12",
        "-0.135, -0.14",
        "0.005, 0.00",
        "0.015, 0.02",
        "9999999999999.985, 9999999999999.98"
    })
    void roundsHalfToEvenCent(String exact, String cents) throws SQLException {
        assertEquals(List.of(cents), database.rows("SELECT half_even(" + exact + ")"));
    }
}
