package io.prescient.persistence.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Compares the tables of a database with those of a replaced system.
///
/// @param expected the tables of the replaced system
record LegacyComparison(SchemaCatalog expected) {

    List<String> tables() {
        return expected.where(object -> object.is("table")).stream()
                .map(SchemaObject::name)
                .toList();
    }

    /// The differences of all tables. Foreign keys and indexes may be missing, and a column may have another
    /// default where none is expected.
    ///
    /// @param optional tables that may exist
    List<String> differences(SchemaCatalog found, Set<String> optional) {
        return Stream.concat(
                        tables().stream().flatMap(table -> tableDifferences(table, found).stream()),
                        unknownTables(found, optional).stream())
                .toList();
    }

    /// Differences in the names and types of the columns of a table.
    ///
    /// @param optional columns that may exist with these types, by name
    List<String> columnDifferences(String table, SchemaCatalog found, Map<String, String> optional) {
        var all = new ArrayList<String>();
        for (var column : expected.inTable(table, "column")) {
            typeDifference(column, found).ifPresent(all::add);
        }
        for (var column : found.inTable(table, "column")) {
            var type = optional.get(SchemaObject.localName(column.name(), table));
            if (!expected.has("column", column.name()) && !column.definition().equals(type)) {
                all.add(column.name() + " is unknown");
            }
        }
        return all;
    }

    /// Tables and views that the replaced system does not have.
    List<String> unknownTables(SchemaCatalog found, Set<String> optional) {
        return found.where(object -> object.is("table") || object.is("view")).stream()
                .map(SchemaObject::name)
                .filter(table -> !expected.has("table", table) && !optional.contains(table))
                .map(table -> table + " is unknown")
                .toList();
    }

    private List<String> tableDifferences(String table, SchemaCatalog found) {
        if (!found.has("table", table)) {
            return List.of(table + " is missing");
        }
        var all = new ArrayList<>(columnDifferences(table, found, Map.of()));
        for (var column : expected.inTable(table, "column")) {
            found.find("column", column.name())
                    .filter(column::equals)
                    .flatMap(_ -> valueDifference(column, found))
                    .ifPresent(all::add);
        }
        all.addAll(missingKeys(table, found));
        all.addAll(unknownRules(table, found));
        return all;
    }

    private static Optional<String> typeDifference(SchemaObject column, SchemaCatalog found) {
        var counterpart = found.counterpart(column);
        if (counterpart.isEmpty()) {
            return Optional.of(column.name() + " is missing");
        }
        var type = counterpart.get().definition();
        return type.equals(column.definition())
                ? Optional.empty()
                : Optional.of("%s is %s instead of %s".formatted(column.name(), type, column.definition()));
    }

    /// A difference in the nullability or default of a column.
    private Optional<String> valueDifference(SchemaObject column, SchemaCatalog found) {
        boolean required = expected.has("nullability", column.name());
        if (required != found.has("nullability", column.name())) {
            return Optional.of(column.name() + (required ? " may be null" : " is NOT NULL"));
        }
        return expected.find("default", column.name())
                .filter(value -> !found.counterpart(value).equals(Optional.of(value)))
                .map(value -> "%s does not have the default %s".formatted(column.name(), value.definition()));
    }

    private List<String> missingKeys(String table, SchemaCatalog found) {
        var existing = found.inTable(table, "constraint").stream()
                .map(SchemaObject::definition)
                .toList();
        return expected.inTable(table, "constraint").stream()
                .map(SchemaObject::definition)
                .filter(key -> key.matches("(PRIMARY KEY|UNIQUE) .*") && !existing.contains(key))
                .map(key -> table + " has no " + key)
                .toList();
    }

    /// Constraints, unique indexes and triggers that can reject or change a row.
    private List<String> unknownRules(String table, SchemaCatalog found) {
        return Stream.of("constraint", "index", "trigger")
                .flatMap(kind -> found.inTable(table, kind).stream())
                .filter(rule -> !rule.is("index") || rule.definition().startsWith("CREATE UNIQUE "))
                .filter(rule -> !expected.counterpart(rule).equals(Optional.of(rule)))
                .map(rule -> "%s %s is unknown: %s".formatted(rule.kind(), rule.name(), rule.definition()))
                .toList();
    }
}
