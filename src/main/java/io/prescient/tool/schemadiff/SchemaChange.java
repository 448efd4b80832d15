package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change of an object from one definition to another, as SQL. What a developer must decide is a line that
/// begins with {@link #UNFINISHED}, which is no valid SQL.
///
/// @param parent the table of the object; empty if it has none
/// @param from the definition before, unless the object is created
/// @param to the definition afterwards, unless the object is dropped
record SchemaChange(
        String kind,
        String object,
        String parent,
        @Nullable String from,
        @Nullable String to) {
    static final String UNFINISHED = "TODO: ";

    /// Kinds that PostgreSQL may print differently after it parses its own output.
    private static final Set<String> REPRINTED = Set.of("constraint", "index", "view", "default", "trigger");

    /// Changes the schema of the migrations to that of the other side. What happens to a required column that no
    /// entity fills is left to the developer.
    static SchemaChange of(SchemaDifference difference) {
        if (difference.side() == SchemaDifference.Side.entities && difference.actual() == null) {
            var choice = "a mapping by an entity, a default or nothing";
            return of("unmapped column", difference, choice);
        }
        return of(difference.kind(), difference, difference.actual());
    }

    private static SchemaChange of(String kind, SchemaDifference difference, @Nullable String to) {
        return new SchemaChange(kind, difference.object(), difference.parent(), difference.migrations(), to);
    }

    /// Creates an object of the migrations again from its definition.
    static List<String> recreate(SchemaDifference difference) {
        return difference.isOneSided() || !REPRINTED.contains(difference.kind())
                ? List.of()
                : of(difference.kind(), difference, difference.migrations()).sql();
    }

    SchemaChange reversed() {
        return new SchemaChange(kind, object, parent, to, from);
    }

    boolean is(String other) {
        return kind.equals(other);
    }

    boolean adds() {
        return from == null;
    }

    boolean drops() {
        return to == null;
    }

    /// The statements, without semicolons at the end.
    List<String> sql() {
        return switch (kind) {
            case "table" -> drops() ? List.of("DROP TABLE " + quoted(object)) : unfinished();
            case "column" -> column();
            case "nullability" ->
                drops() ? List.of(alterColumn("DROP NOT NULL")) : List.of(fill(), alterColumn("SET NOT NULL"));
            case "default" -> List.of(alterColumn(drops() ? "DROP DEFAULT" : "SET DEFAULT " + to));
            case "constraint" ->
                replace(alterTable("DROP CONSTRAINT " + name()), alterTable("ADD CONSTRAINT " + name() + " " + to));
            case "trigger" -> replace("DROP TRIGGER " + name() + " ON " + quoted(parent), "" + to);
            case "index" -> replace("DROP INDEX " + object, "" + to);
            case "function" ->
                List.of(drops() ? "DROP FUNCTION " + object : definition().strip());
            case "view" -> view();
            case "sequence" -> List.of(drops() ? "DROP SEQUENCE " + quoted(object) : sequenceSql(definition()));
            case "owner" -> List.of(sequenceSql("OWNED BY " + (drops() ? "NONE" : owner())));
            default -> unfinished();
        };
    }

    String name() {
        return quoted(SchemaObject.localName(object, parent));
    }

    /// A line for the developer, who must supply the value.
    String fill() {
        return UNFINISHED + "fill " + object + " where it is null";
    }

    /// Always quoted, because the reserved words depend on the server.
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// The definition afterwards of an object that is not dropped.
    String definition() {
        return Objects.requireNonNull(to, object);
    }

    private String owner() {
        var column = SchemaObject.localName(definition(), parent);
        return column.equals(to) ? column : quoted(parent) + "." + quoted(column);
    }

    private List<String> column() {
        if (drops()) {
            return List.of(alterTable("DROP COLUMN " + name()));
        }
        return List.of(
                adds()
                        ? alterTable("ADD COLUMN " + name() + " " + to)
                        // Without USING, which would truncate values that are too long.
                        : alterColumn("TYPE " + to));
    }

    private List<String> view() {
        if (drops()) {
            return List.of("DROP VIEW " + quoted(object));
        }
        return definition().startsWith("MATERIALIZED ")
                ? unfinished()
                : List.of("CREATE OR REPLACE VIEW " + quoted(object) + " AS\n"
                        + definition().strip().replaceFirst(";$", ""));
    }

    private List<String> replace(String drop, String add) {
        var both = new ArrayList<String>();
        if (!adds()) {
            both.add(drop);
        }
        if (!drops()) {
            both.add(add);
        }
        return both;
    }

    private List<String> unfinished() {
        return List.of(UNFINISHED
                + "%s %s: change from %s to %s"
                        .formatted(kind, object, adds() ? "nothing" : from, drops() ? "nothing" : to));
    }

    private String sequenceSql(String what) {
        return (is("sequence") && adds() ? "CREATE" : "ALTER") + " SEQUENCE " + quoted(object) + " " + what;
    }

    private String alterColumn(String what) {
        return alterTable("ALTER COLUMN " + name() + " " + what);
    }

    private String alterTable(String what) {
        return "ALTER TABLE " + quoted(parent) + " " + what;
    }
}
