package io.prescient;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/// Each test class begins with an empty database, so that it depends on no other's data.
public final class EmptyDatabase implements QuarkusTestBeforeClassCallback {
    /// Only the tables that have rows: each one costs some milliseconds.
    private static final String EMPTY = """
            DO $$
            DECLARE
                name text;
                has_rows boolean;
                filled text[];
            BEGIN
                FOR name IN
                    SELECT quote_ident(relname) FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                        AND relname <> 'flyway_schema_history'
                LOOP
                    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', name) INTO has_rows;
                    IF has_rows THEN
                        filled := filled || name;
                    END IF;
                END LOOP;
                IF filled IS NOT NULL THEN
                    EXECUTE format('TRUNCATE %s CASCADE', array_to_string(filled, ', '));
                END IF;
            END $$""";

    @Override
    public void beforeClass(Class<?> testClass) {
        if (testClass.isAnnotationPresent(QuarkusTestResource.class)) {
            // Its resource has prepared a database of its own.
            return;
        }
        // The jobs of the service run meanwhile, so the two may deadlock.
        await().ignoreExceptionsMatching(SQLException.class::isInstance).until(EmptyDatabase::empty);
    }

    private static boolean empty() throws SQLException {
        try (var connection = DriverManager.getConnection(config("jdbc.url"), config("username"), config("password"));
                var statement = connection.createStatement()) {
            statement.execute(EMPTY);
            return true;
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.datasource." + name, String.class)
                .orElse("");
    }
}
