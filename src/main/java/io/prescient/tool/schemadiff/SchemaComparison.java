package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.SchemaCatalog;
import io.prescient.persistence.schema.SchemaObject;
import io.prescient.tool.schemadiff.SchemaDifference.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// In what a side differs from what the migrations make.
///
/// @param migrations what they make
record SchemaComparison(SchemaCatalog migrations) {
    static final Set<String> COLUMN_PROPERTIES = Set.of("nullability", "default", "generation");

    /// Everything, both ways, also what is in a table that is on one side only.
    List<SchemaDifference> withDatabase(SchemaCatalog database) {
        var either = new TreeMap<>(migrations.objects());
        either.putAll(database.objects());
        return either.values().stream()
                .filter(part -> !part.is("view column"))
                .map(part -> SchemaDifference.of(
                        part, Side.database, definition(database.counterpart(part)), definition(migrations.counterpart(part))))
                .filter(drift -> drift.isOneSided() || !drift.actual().equals(drift.migrations()))
                .toList();
    }

    /// What the entities expect and the migrations do not make, and columns that an entity cannot fill.
    ///
    /// @param entities the tables as the entities describe them
    /// @param written the tables that entities are stored in
    List<SchemaDifference> withEntities(SchemaCatalog entities, Set<String> written) {
        var drifts = new ArrayList<SchemaDifference>();
        entities.where(part -> !isMade(part)).stream().map(this::entityDifference).forEach(drifts::add);
        migrations.where(part -> part.is("column") && written.contains(part.parent())).stream()
                .filter(column -> entities.counterpart(column).isEmpty() && mustBeFilled(column))
                .map(column -> SchemaDifference.of(
                        column, Side.entities, null, column.definition() + " NOT NULL without a default"))
                .forEach(drifts::add);
        return drifts;
    }

    /// Without what goes without saying: the columns of a missing table, the default of a missing column.
    static List<SchemaDifference> withoutImplied(List<SchemaDifference> all) {
        var oneSided = all.stream()
                .filter(SchemaDifference::isOneSided)
                .map(drift -> drift.kind() + " " + drift.object())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(drift -> !oneSided.contains("table " + drift.parent()))
                .filter(drift -> !COLUMN_PROPERTIES.contains(drift.kind()) || !oneSided.contains("column " + drift.object()))
                .filter(drift -> !drift.kind().equals("owner") || !oneSided.contains("sequence " + drift.object()))
                .toList();
    }

    private boolean isMade(SchemaObject wanted) {
        return switch (wanted.kind()) {
            case "table" -> migrations.has("table", wanted.name()) || migrations.has("view", wanted.name());
            case "column" ->
                counterpart(wanted)
                        .filter(is -> typeFits(is.definition(), wanted.definition()))
                        .isPresent();
            case "nullability" ->
                migrations.has("view", wanted.parent())
                        || migrations.counterpart(wanted).isPresent();
            case "generation" -> migrations.counterpart(wanted).isPresent() || migrations.has("default", wanted.name());
            case "constraint" -> migrations.has("view", wanted.parent()) || hasConstraint(wanted);
            case "sequence" ->
                counterpart(wanted).filter(is -> step(is).equals(step(wanted))).isPresent();
            default -> wanted.definition().equals(definition(migrations.counterpart(wanted)));
        };
    }

    private SchemaDifference entityDifference(SchemaObject wanted) {
        var counterpart = counterpart(wanted);
        return new SchemaDifference(
                wanted.kind(),
                counterpart.orElse(wanted).name(),
                wanted.parent(),
                Side.entities,
                wanted.definition(),
                definition(counterpart));
    }

    /// A table has one primary key, however it is called.
    private Optional<SchemaObject> counterpart(SchemaObject wanted) {
        if (wanted.isPrimaryKey()) {
            return migrations.where(part -> part.isPrimaryKey() && part.parent().equals(wanted.parent())).stream()
                    .findFirst();
        }
        return wanted.is("column")
                ? migrations.counterpart(wanted).or(() -> migrations.find("view column", wanted.name()))
                : migrations.counterpart(wanted);
    }

    private static String step(SchemaObject sequence) {
        return sequence.definition().replaceFirst(" AS .*", "");
    }

    /// Where the mapping states no length or precision, any will do.
    private static boolean typeFits(String type, String wanted) {
        return type.equals(wanted) || type.replaceFirst("\\(.*?\\)", "").equals(wanted);
    }

    private boolean hasConstraint(SchemaObject wanted) {
        return !migrations
                .where(part -> part.is("constraint")
                        && part.parent().equals(wanted.parent())
                        && withSortedColumns(part.definition()).equals(withSortedColumns(wanted.definition())))
                .isEmpty();
    }

    /// The columns of a key are a set.
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

    private static String definition(Optional<SchemaObject> part) {
        return part.map(SchemaObject::definition).orElse(null);
    }
}
