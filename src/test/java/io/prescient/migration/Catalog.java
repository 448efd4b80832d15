package io.prescient.migration;

import java.sql.SQLException;

/// What a schema consists of, line by line; the month partitions are data. Only the order of columns counts and not
/// their numbers, which have gaps where a column was dropped; nor does the number from which a sequence started.
final class Catalog {
    private static final String LINES = """
            WITH tables AS (
                SELECT oid, relname, relkind FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND NOT relispartition
                    AND relname <> 'flyway_schema_history')
            SELECT concat_ws(' ', 'column', relname, relkind, row_number() OVER (PARTITION BY t.oid ORDER BY attnum), attname,
                format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, pg_get_expr(adbin, adrelid))
            FROM tables t JOIN pg_attribute a ON attrelid = t.oid LEFT JOIN pg_attrdef d ON adrelid = t.oid AND adnum = attnum
            WHERE attnum > 0 AND NOT attisdropped
            UNION ALL
            SELECT concat_ws(' ', 'sequence', seqrelid::regclass, seqtypid::regtype, seqincrement, seqmin, seqmax, seqcache,
                seqcycle, deptype, refobjid::regclass, attname)
            FROM pg_sequence
            LEFT JOIN pg_depend ON classid = 'pg_class'::regclass AND objid = seqrelid AND deptype IN ('a', 'i')
            LEFT JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
            UNION ALL
            SELECT concat_ws(' ', 'constraint', relname, conname, convalidated, pg_get_constraintdef(c.oid))
            FROM tables t JOIN pg_constraint c ON conrelid = t.oid
            UNION ALL
            SELECT pg_get_indexdef(indexrelid) FROM tables t JOIN pg_index ON indrelid = t.oid
            UNION ALL
            SELECT pg_get_triggerdef(g.oid) FROM tables t JOIN pg_trigger g ON tgrelid = t.oid WHERE NOT tgisinternal
            UNION ALL
            SELECT concat_ws(' ', 'view', relname, pg_get_viewdef(oid)) FROM tables WHERE relkind = 'v'
            UNION ALL
            SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL
            SELECT concat_ws(' ', 'type', typname) FROM pg_type
            WHERE typnamespace = 'public'::regnamespace AND typrelid = 0 AND typelem = 0
            ORDER BY 1""";

    private Catalog() {}

    static String of(ScratchDatabase database) throws SQLException {
        return String.join("\n", database.rows(LINES));
    }
}
