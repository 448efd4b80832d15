package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// From one definition of an object to another: the statements, as far as the definitions tell them. What a person must
/// decide is a line that begins with {@link #UNFINISHED}, which no database runs.
///
/// @param parent the table that the object is in; empty if it is in none
/// @param from null if it is not there before
/// @param to null if it is not there after
record SchemaChange(String kind, String object, String parent, String from, String to) {
    static final String UNFINISHED = "TODO: ";

    /// What PostgreSQL words anew when it reads what it wrote.
    private static final Set<String> REWORDED = Set.of("constraint", "index", "view", "default", "trigger");

    /// What makes the migrations as the other side is. Of a column that no entity fills, a person says what becomes of
    /// it.
    static SchemaChange from(SchemaDifference drift) {
        if (drift.side() == SchemaDifference.Side.entities && drift.actual() == null) {
            var choice = "mapped by an entity, given a default or dropped";
            return new SchemaChange("unmapped column", drift.object(), drift.parent(), drift.migrations(), choice);
        }
        return new SchemaChange(drift.kind(), drift.object(), drift.parent(), drift.migrations(), drift.actual());
    }

    /// Makes what the migrations make once more, from its own definition.
    static List<String> recreate(SchemaDifference drift) {
        return drift.isOneSided() || !REWORDED.contains(drift.kind())
                ? List.of()
                : new SchemaChange(drift.kind(), drift.object(), drift.parent(), drift.migrations(), drift.migrations())
                        .sql();
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

    /// One after the other, each without the semicolon at its end.
    List<String> sql() {
        return switch (kind) {
            case "table" -> drops() ? List.of("DROP TABLE " + quoted(object)) : unfinished();
            case "column" -> column();
            case "nullability" ->
                drops() ? List.of(alterColumn("DROP NOT NULL")) : List.of(fill(), alterColumn("SET NOT NULL"));
            case "default" -> List.of(alterColumn(drops() ? "DROP DEFAULT" : "SET DEFAULT " + to));
            case "constraint" ->
                replace(alterTable("DROP CONSTRAINT " + name()), alterTable("ADD CONSTRAINT " + name() + " " + to));
            case "trigger" -> replace("DROP TRIGGER " + name() + " ON " + quoted(parent), to);
            case "index" -> replace("DROP INDEX " + object, to);
            case "function" -> List.of(drops() ? "DROP FUNCTION " + object : to.strip());
            case "view" -> view();
            case "sequence" -> List.of(drops() ? "DROP SEQUENCE " + quoted(object) : sequenceSql(to));
            case "owner" -> List.of(sequenceSql("OWNED BY " + (drops() ? "NONE" : owner())));
            default -> unfinished();
        };
    }

    String name() {
        return quoted(SchemaObject.name(object, parent));
    }

    /// A line for the person who has to say with what.
    String fill() {
        return UNFINISHED + "fill " + object + " where it is null";
    }

    /// As it stands in a statement; always quoted, because which words are reserved is up to the server.
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private String owner() {
        var column = SchemaObject.name(to, parent);
        return column.equals(to) ? to : quoted(parent) + "." + quoted(column);
    }

    private List<String> column() {
        if (drops()) {
            return List.of(alterTable("DROP COLUMN " + name()));
        }
        return List.of(
                adds()
                        ? alterTable("ADD COLUMN " + name() + " " + to)
                        // Without USING, which would cut what is too long for it.
                        : alterColumn("TYPE " + to));
    }

    private List<String> view() {
        if (drops()) {
            return List.of("DROP VIEW " + quoted(object));
        }
        return to.startsWith("MATERIALIZED ")
                ? unfinished()
                : List.of("CREATE OR REPLACE VIEW " + quoted(object) + " AS\n"
                        + to.strip().replaceFirst(";$", ""));
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
                + "%s %s, which is %s, has to be %s"
                        .formatted(kind, object, adds() ? "not there" : from, drops() ? "gone" : to));
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
