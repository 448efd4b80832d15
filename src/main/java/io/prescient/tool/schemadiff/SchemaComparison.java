package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.SchemaCatalog;
import io.prescient.persistence.schema.SchemaObject;
import io.prescient.tool.schemadiff.SchemaDifference.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares the database or the entities with the schema that the migrations make.
///
/// @param migrations that schema
record SchemaComparison(SchemaCatalog migrations) {
    static final Set<String> COLUMN_PROPERTIES = Set.of("nullability", "default", "generation");

    /// All differences in both directions, objects of missing tables included.
    List<SchemaDifference> withDatabase(SchemaCatalog database) {
        var all = new TreeMap<>(migrations.objects());
        all.putAll(database.objects());
        return all.values().stream()
                .filter(object -> !object.is("view column"))
                .map(object -> SchemaDifference.of(
                        object,
                        Side.database,
                        definition(database.counterpart(object)),
                        definition(migrations.counterpart(object))))
                .filter(difference -> !Objects.equals(difference.actual(), difference.migrations()))
                .toList();
    }

    /// Objects that the entities expect and the migrations do not make, and required columns that no entity fills.
    ///
    /// @param entities the schema that the entities describe
    /// @param written the tables that entities write
    List<SchemaDifference> withEntities(SchemaCatalog entities, Set<String> written) {
        var differences = new ArrayList<SchemaDifference>();
        entities.where(object -> !isMade(object)).stream()
                .map(this::entityDifference)
                .forEach(differences::add);
        migrations.where(object -> object.is("column") && written.contains(object.parent())).stream()
                .filter(column -> entities.counterpart(column).isEmpty() && mustBeFilled(column))
                .map(column -> SchemaDifference.of(
                        column, Side.entities, null, column.definition() + " NOT NULL without a default"))
                .forEach(differences::add);
        return differences;
    }

    /// Removes differences that another one implies, such as the columns of a missing table.
    static List<SchemaDifference> withoutImplied(List<SchemaDifference> all) {
        var oneSided = all.stream()
                .filter(SchemaDifference::isOneSided)
                .map(difference -> difference.kind() + " " + difference.object())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(difference -> !oneSided.contains("table " + difference.parent()))
                .filter(difference -> !COLUMN_PROPERTIES.contains(difference.kind())
                        || !oneSided.contains("column " + difference.object()))
                .filter(difference ->
                        !difference.kind().equals("owner") || !oneSided.contains("sequence " + difference.object()))
                .toList();
    }

    private boolean isMade(SchemaObject expected) {
        return switch (expected.kind()) {
            case "table" -> migrations.has("table", expected.name()) || migrations.has("view", expected.name());
            case "column" ->
                counterpart(expected)
                        .filter(actual -> typeFits(actual.definition(), expected.definition()))
                        .isPresent();
            case "nullability" ->
                migrations.has("view", expected.parent())
                        || migrations.counterpart(expected).isPresent();
            case "generation" ->
                migrations.counterpart(expected).isPresent() || migrations.has("default", expected.name());
            case "constraint" -> migrations.has("view", expected.parent()) || hasConstraint(expected);
            case "sequence" ->
                counterpart(expected)
                        .filter(actual -> step(actual).equals(step(expected)))
                        .isPresent();
            default -> expected.definition().equals(definition(migrations.counterpart(expected)));
        };
    }

    private SchemaDifference entityDifference(SchemaObject expected) {
        var counterpart = counterpart(expected);
        return new SchemaDifference(
                expected.kind(),
                counterpart.orElse(expected).name(),
                expected.parent(),
                Side.entities,
                expected.definition(),
                definition(counterpart));
    }

    /// A table has one primary key, so its name does not matter.
    private Optional<SchemaObject> counterpart(SchemaObject expected) {
        if (expected.isPrimaryKey()) {
            return migrations
                    .where(object -> object.isPrimaryKey() && object.parent().equals(expected.parent()))
                    .stream()
                    .findFirst();
        }
        return expected.is("column")
                ? migrations.counterpart(expected).or(() -> migrations.find("view column", expected.name()))
                : migrations.counterpart(expected);
    }

    private static String step(SchemaObject sequence) {
        return sequence.definition().replaceFirst(" AS .*", "");
    }

    /// A mapping without a length or precision accepts any.
    private static boolean typeFits(String type, String expected) {
        return type.equals(expected) || type.replaceFirst("\\(.*?\\)", "").equals(expected);
    }

    private boolean hasConstraint(SchemaObject expected) {
        return !migrations
                .where(object -> object.is("constraint")
                        && object.parent().equals(expected.parent())
                        && withSortedColumns(object.definition()).equals(withSortedColumns(expected.definition())))
                .isEmpty();
    }

    /// The order of the columns of a key does not matter.
    private static String withSortedColumns(String definition) {
        return definition.matches("(PRIMARY KEY|UNIQUE) \\([^()]*\\)")
                ? Arrays.stream(definition.split("[(), ]+")).sorted().collect(Collectors.joining(" "))
                : definition;
    }

    private boolean mustBeFilled(SchemaObject column) {
        return migrations.has("nullability", column.name())
                && !migrations.has("default", column.name())
                && !migrations.has("generation", column.name());
    }

    private static @Nullable String definition(Optional<SchemaObject> object) {
        return object.map(SchemaObject::definition).orElse(null);
    }
}
