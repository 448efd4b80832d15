package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Version 1 equals the schema of the replaced system to the column, which adoption depends on.
@DatabaseTest
class BaselineTest {
    private static ScratchDatabase database;

    @BeforeAll
    static void migrateToV1() {
        database = new ScratchDatabase();
        database.migrate("1");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void hasColumnsOfReplacedSystem() throws SQLException, IOException {
        assertLinesEqual("columns", """
                SELECT c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
                    CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END,
                    coalesce(pg_get_expr(d.adbin, d.adrelid), '')
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0
                    AND NOT a.attisdropped AND c.relname <> 'flyway_schema_history'""");
    }

    @Test
    void hasIndexesOfReplacedSystem() throws SQLException, IOException {
        assertLinesEqual("indexes", """
                SELECT tablename, indexname, indexdef FROM pg_indexes
                WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'""");
    }

    @Test
    void hasConstraintsOfReplacedSystem() throws SQLException, IOException {
        // PostgreSQL 18 also lists NOT NULL as a constraint, which is checked with the columns.
        assertLinesEqual("constraints", """
                SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
                    AND conrelid <> 'flyway_schema_history'::regclass""");
    }

    private static void assertLinesEqual(String section, String sql) throws SQLException, IOException {
        var expected = section(section);
        var found = database.rows(sql).stream().sorted().toList();
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    private static List<String> section(String name) throws IOException {
        return Arrays.stream(Resources.read("/db/adopt/replaced_system.txt").split("\n## ", -1))
                .filter(part -> part.startsWith(name + ":"))
                .flatMap(String::lines)
                .skip(1)
                .filter(line -> !line.isBlank())
                .sorted()
                .toList();
    }
}
