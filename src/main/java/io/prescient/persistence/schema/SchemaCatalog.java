package io.prescient.persistence.schema;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The objects of a schema, as PostgreSQL prints them: the only model of a schema, for adoption, comparison and
/// dry run. Partitions are left out, because they are created over time, and so are objects of extensions.
///
/// @param objects by name and kind, in this order
public record SchemaCatalog(Map<String, SchemaObject> objects) {
    private static final String SEARCH_PATH = "SELECT current_setting('search_path'), quote_ident(current_schema())";

    private static final String OBJECTS = """
            WITH here AS (SELECT current_schema()::regnamespace AS schema),
            tables AS (
                SELECT c.oid, c.relname::text AS name, c.relkind AS kind
                FROM here JOIN pg_class c ON c.relnamespace = schema
                WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT relispartition AND relname <> ALL ('{%1$s}') AND %2$s),
            columns AS (
                SELECT t.name AS parent, t.kind AS of_kind, t.name || '.' || attname AS name, a.*,
                    pg_get_expr(adbin, adrelid) AS fallback
                FROM tables t JOIN pg_attribute a ON attrelid = t.oid
                LEFT JOIN pg_attrdef d ON adrelid = t.oid AND adnum = attnum
                WHERE attnum > 0 AND NOT attisdropped),
            sequences AS (
                SELECT s.*, c.relname::text AS name, coalesce(t.name, '') AS parent, t.name || '.' || attname AS owner,
                    o.deptype = 'i' AS is_identity, attrelid, attnum
                FROM here JOIN pg_class c ON relnamespace = schema JOIN pg_sequence s ON seqrelid = c.oid
                LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = seqrelid AND o.deptype IN ('a', 'i')
                LEFT JOIN tables t ON t.oid = o.refobjid
                LEFT JOIN pg_attribute ON attrelid = o.refobjid AND attnum = o.refobjsubid
                WHERE (o.refobjid IS NULL OR t.oid IS NOT NULL) AND %2$s)
            SELECT 'table', name, '', concat('table', ' PARTITION BY ' || pg_get_partkeydef(oid))
            FROM tables WHERE kind IN ('r', 'p', 'f')
            UNION ALL
            SELECT 'view', name, '', concat(CASE kind WHEN 'm' THEN 'MATERIALIZED ' END, pg_get_viewdef(oid))
            FROM tables WHERE kind IN ('v', 'm')
            UNION ALL
            SELECT CASE WHEN of_kind IN ('v', 'm') THEN 'view column' ELSE 'column' END, name, parent,
                format_type(atttypid, atttypmod)
            FROM columns
            UNION ALL
            SELECT 'nullability', name, parent, 'NOT NULL' FROM columns WHERE attnotnull
            UNION ALL
            SELECT 'default', name, parent, fallback FROM columns WHERE fallback IS NOT NULL AND attgenerated = ''
            UNION ALL
            SELECT 'generation', c.name, c.parent, concat('GENERATED ', CASE attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END,
                ' AS IDENTITY', ' (' || nullif(concat_ws(' ', 'INCREMENT BY ' || nullif(seqincrement, 1),
                    'MINVALUE ' || nullif(seqmin, 1), 'MAXVALUE ' || nullif(seqmax, CASE seqtypid WHEN 'bigint'::regtype
                        THEN 9223372036854775807 WHEN 'integer'::regtype THEN 2147483647 ELSE 32767 END),
                    'CACHE ' || nullif(seqcache, 1), CASE WHEN seqcycle THEN 'CYCLE' END), '') || ')')
            FROM columns c JOIN sequences s ON s.attrelid = c.attrelid AND s.attnum = c.attnum AND is_identity
            UNION ALL
            SELECT 'generation', name, parent,
                format('GENERATED ALWAYS AS (%%s) %%s', fallback, CASE attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END)
            FROM columns WHERE attgenerated <> ''
            UNION ALL
            SELECT 'constraint', t.name || '.' || conname, t.name, pg_get_constraintdef(c.oid, true)
            FROM tables t JOIN pg_constraint c ON conrelid = t.oid
            WHERE contype IN ('c', 'f', 'p', 'u', 'x') AND conparentid = 0
            UNION ALL
            SELECT 'index', indexrelid::regclass::text, t.name,
                concat(pg_get_indexdef(indexrelid, 0, true), CASE WHEN NOT indisvalid THEN ' INVALID' END)
            FROM tables t JOIN pg_index ON indrelid = t.oid
            WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)
            UNION ALL
            SELECT 'trigger', t.name || '.' || tgname, t.name,
                concat(pg_get_triggerdef(g.oid, true), CASE WHEN tgenabled <> 'O' THEN ' NOT ENABLED' END)
            FROM tables t JOIN pg_trigger g ON tgrelid = t.oid WHERE NOT tgisinternal
            UNION ALL
            SELECT 'function', c.oid::regprocedure::text, '',
                replace(pg_get_functiondef(c.oid), quote_ident(current_schema()) || '.', '')
            FROM here JOIN pg_proc c ON pronamespace = schema WHERE prokind <> 'a' AND %2$s
            UNION ALL
            SELECT 'sequence', name, parent, concat_ws(' ', 'INCREMENT BY', seqincrement, 'AS', seqtypid::regtype,
                'MINVALUE', seqmin, 'MAXVALUE', seqmax, 'CACHE ' || nullif(seqcache, 1), CASE WHEN seqcycle THEN 'CYCLE' END)
            FROM sequences WHERE is_identity IS NOT TRUE
            UNION ALL
            SELECT 'owner', name, parent, owner FROM sequences WHERE NOT is_identity
            UNION ALL
            SELECT 'type', c.oid::regtype::text, '', concat_ws(' ', c.typtype, format_type(nullif(typbasetype, 0), typtypmod),
                (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = c.oid))
            FROM here JOIN pg_type c ON typnamespace = schema WHERE typtype IN ('e', 'd') AND %2$s
            """;

    private static final String NO_EXTENSION =
            "NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')";

    static SchemaCatalog of(Collection<SchemaObject> objects) {
        var catalog = new SchemaCatalog(new TreeMap<>());
        objects.forEach(object -> catalog.objects.put(key(object), object));
        return catalog;
    }

    /// The current schema of this transaction.
    ///
    /// @param ignored tables and views that are not listed
    public static SchemaCatalog read(Statement statement, Collection<String> ignored) throws SQLException {
        String searchPath;
        String schema;
        try (var row = statement.executeQuery(SEARCH_PATH)) {
            row.next();
            searchPath = row.getString(1);
            schema = row.getString(2);
        }
        // With one schema in the path, no definition contains its name, so that two schemas can be compared.
        setSearchPath(statement, schema);
        var objects = new ArrayList<SchemaObject>();
        try (var row = statement.executeQuery(OBJECTS.formatted(String.join(",", ignored), NO_EXTENSION))) {
            while (row.next()) {
                objects.add(new SchemaObject(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        setSearchPath(statement, searchPath);
        return of(objects);
    }

    /// Whether a table is visible to this statement.
    static boolean hasTable(String table, Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SELECT to_regclass('%s') IS NOT NULL".formatted(table))) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void setSearchPath(Statement statement, String path) throws SQLException {
        try (var set = statement.getConnection().prepareStatement("SELECT set_config('search_path', ?, true)")) {
            set.setString(1, path);
            set.execute();
        }
    }

    public Optional<SchemaObject> find(String kind, String name) {
        return Optional.ofNullable(objects.get(name + " " + kind));
    }

    /// The object of the same kind and name.
    public Optional<SchemaObject> counterpart(SchemaObject other) {
        return Optional.ofNullable(objects.get(key(other)));
    }

    public boolean has(String kind, String name) {
        return objects.containsKey(name + " " + kind);
    }

    public List<SchemaObject> where(Predicate<SchemaObject> predicate) {
        return objects.values().stream().filter(predicate).toList();
    }

    /// The objects of one kind in a table.
    List<SchemaObject> inTable(String table, String kind) {
        return where(object -> object.is(kind) && object.parent().equals(table));
    }

    private static String key(SchemaObject object) {
        return object.name() + " " + object.kind();
    }
}
