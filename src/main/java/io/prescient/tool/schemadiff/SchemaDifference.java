package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.SchemaObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// One way in which a side differs from what the migrations make.
///
/// @param parent the table that the object is in; empty if it is in none
/// @param there the definition on that side; null if it is not there
/// @param migrations the definition by the migrations; null if they make none
public record SchemaDifference(String kind, String object, String parent, Side side, String actual, String migrations) {
    /// Constants are spelled as they are told.
    public enum Side {
        database("in the database", "in the database", "missing in the database"),
        entities("by the entities", "expected by the entities", "mapped by no entity");

        private final String phrase;
        private final String with;
        private final String without;

        Side(String phrase, String with, String without) {
            this.phrase = phrase;
            this.with = with;
            this.without = without;
        }
    }

    /// The object of a version's drift that is about all of them.
    static final String WHOLE = "schema";

    boolean isOneSided() {
        return actual == null || migrations == null;
    }

    static SchemaDifference of(SchemaObject part, Side side, String there, String migrations) {
        return new SchemaDifference(part.kind(), part.name(), part.parent(), side, there, migrations);
    }

    /// For machines: `{kind, object, database | entities, migrations}`.
    public Map<String, String> toMap() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("kind", kind);
        facts.put("object", object);
        facts.put(side.name(), actual);
        facts.put("migrations", migrations);
        return facts;
    }

    /// For people, in one line.
    public String line() {
        return switch (kind) {
            case "version" -> versionLine();
            case "nullability" -> bothLine("", nullable(actual), nullable(migrations));
            case "default", "generation", "owner" -> bothLine("the " + kind + " of ", orNone(actual), orNone(migrations));
            case "column" -> isOneSided() ? objectLine() : bothLine("", actual, migrations);
            default -> objectLine();
        };
    }

    private String versionLine() {
        return object.equals(WHOLE)
                ? "the database is at %s, %s".formatted(actual, migrations)
                : "version %s is %s, see db history".formatted(object, actual);
    }

    private String bothLine(String what, String here, String made) {
        return "%s%s is %s %s, %s by the migrations".formatted(what, object, here, side.phrase, made);
    }

    private String objectLine() {
        if (actual == null) {
            return "%s %s is made by the migrations and %s%s".formatted(kind, object, side.without, definitionSuffix(migrations));
        }
        if (migrations == null) {
            return "%s %s is %s and not made by the migrations%s".formatted(kind, object, side.with, definitionSuffix(actual));
        }
        return actual.contains("\n") || migrations.contains("\n")
                ? "%s %s %s differs from the one by the migrations".formatted(kind, object, side.phrase)
                : bothLine(kind + " ", actual, migrations);
    }

    private String definitionSuffix(String definition) {
        return definition.contains("\n") || definition.equals(kind) ? "" : ": " + definition;
    }

    private static String nullable(String definition) {
        return Objects.requireNonNullElse(definition, "nullable");
    }

    private static String orNone(String definition) {
        return Objects.requireNonNullElse(definition, "none");
    }
}
