package io.prescient.tool.cli;

import io.prescient.migration.ScratchDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The rows and catalog entries of a database, to detect any change of it.
final class DatabaseFingerprint {
    /// Traces of writes, row locks, schema changes and used sequence numbers.
    private static final String CATALOG = """
            SELECT 'class', oid, xmin, relname, relfilenode::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'constraint', oid, xmin, conname, conrelid::text FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT 'function', oid, xmin, proname, '' FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT 'trigger', t.oid, t.xmin, tgname, tgenabled::text FROM pg_trigger t
                JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'sequence', 0, '0', sequencename, last_value::text FROM pg_sequences WHERE schemaname = 'public'
            UNION ALL SELECT 'schema', oid, xmin, nspname, '' FROM pg_namespace WHERE nspname !~ '^pg_'
            ORDER BY 1, 2, 4""";

    private static final String TABLES = """
            SELECT format('SELECT %L, count(*), md5(string_agg(concat_ws('' '', t.ctid, t.xmin, t.xmax, t), '','' ORDER BY t.ctid))'
                ' FROM public.%I t', relname, relname)
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname""";

    private DatabaseFingerprint() {}

    static List<String> of(ScratchDatabase database) throws SQLException {
        var lines = new ArrayList<>(database.rows(CATALOG));
        for (var query : database.rows(TABLES)) {
            lines.addAll(database.rows(query));
        }
        return lines;
    }
}
