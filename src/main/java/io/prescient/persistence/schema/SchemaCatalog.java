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
import java.util.stream.Collectors;

/// All that a schema consists of, as PostgreSQL words it. Month partitions come with time and are part of their table;
/// what an extension made belongs to the extension.
///
/// @param parts by object and kind, in their order
public record SchemaCatalog(Map<String, SchemaObject> objects) {
    private static final String NARROW = "SELECT set_config('search_path', quote_ident(current_schema()), true)";

    private static final String PARTS = """
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
                ' AS IDENTITY', ' (INCREMENT BY ' || nullif(seqincrement, 1) || ')')
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
                'MINVALUE', seqmin, 'MAXVALUE', seqmax, CASE WHEN seqcycle THEN 'CYCLE' END)
            FROM sequences WHERE is_identity IS NOT TRUE
            UNION ALL
            SELECT 'owner', name, parent, owner FROM sequences WHERE NOT is_identity
            UNION ALL
            SELECT 'type', c.oid::regtype::text, '', concat_ws(' ', c.typtype, format_type(nullif(typbasetype, 0), typtypmod),
                (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = c.oid))
            FROM here JOIN pg_type c ON typnamespace = schema WHERE typtype IN ('e', 'd') AND %2$s
            """;

    private static final String OF_NO_EXTENSION =
            "NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')";

    /// What the current schema of this transaction consists of, which from then on is the only one that it sees: so the
    /// texts of two schemas are equal if they say the same.
    ///
    /// @param apart tables and views that are none of ours
    public static SchemaCatalog read(Statement statement, Collection<String> apart) throws SQLException {
        var _ = statement.execute(NARROW);
        var parts = new TreeMap<String, SchemaObject>();
        try (var row = statement.executeQuery(PARTS.formatted(String.join(",", apart), OF_NO_EXTENSION))) {
            while (row.next()) {
                var part = new SchemaObject(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                parts.put(key(part), part);
            }
        }
        return new SchemaCatalog(parts);
    }

    public Optional<SchemaObject> find(String kind, String object) {
        return Optional.ofNullable(objects.get(object + " " + kind));
    }

    /// The one here of the same kind and name.
    public Optional<SchemaObject> counterpart(SchemaObject other) {
        return Optional.ofNullable(objects.get(key(other)));
    }

    public boolean has(String kind, String object) {
        return objects.containsKey(object + " " + kind);
    }

    public List<SchemaObject> where(Predicate<SchemaObject> predicate) {
        return objects.values().stream().filter(predicate).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String key(SchemaObject part) {
        return part.name() + " " + part.kind();
    }
}
