package io.prescient.migration;

import io.prescient.persistence.schema.SchemaCatalog;
import io.prescient.persistence.schema.SchemaObject;
import io.prescient.persistence.schema.TransactionRunner;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/// The schema of a database as text, one line for each object.
public final class SchemaText {
    /// The catalog does not contain the order of columns.
    private static final String COLUMN_ORDER = """
            SELECT 'columns', relname, string_agg(attname, ', ' ORDER BY attnum)
            FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND NOT relispartition
                AND relname <> 'flyway_schema_history' AND attnum > 0 AND NOT attisdropped
            GROUP BY relname ORDER BY relname""";

    private SchemaText() {}

    public static String of(ScratchDatabase database) {
        var catalog = new TransactionRunner(database.flyway().getConfiguration().getDataSource())
                .run(statement -> SchemaCatalog.read(statement, Set.of("flyway_schema_history")));
        return catalog.objects().values().stream().map(SchemaObject::toString).collect(Collectors.joining("\n"));
    }

    public static String withColumnOrder(ScratchDatabase database) throws SQLException {
        return of(database) + "\n" + String.join("\n", database.rows(COLUMN_ORDER));
    }
}
