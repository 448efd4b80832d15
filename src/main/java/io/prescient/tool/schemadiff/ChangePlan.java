package io.prescient.tool.schemadiff;

import io.prescient.tool.migration.DataLossCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The changes of one migration, in an order in which they can run: first drops, then additions.
record ChangePlan(List<SchemaChange> changes) {
    /// Kinds follow those that they depend on.
    private static final List<String> ORDER = List.of(
            "type",
            "sequence",
            "table",
            "column",
            "default",
            "nullability",
            "generation",
            "owner",
            "function",
            "view",
            "constraint",
            "index",
            "trigger");

    private static final String NOT_NULL = " NOT NULL";

    private static final Comparator<SchemaChange> BY_KIND =
            Comparator.comparingInt(change -> ORDER.indexOf(change.kind()));

    ChangePlan reversed() {
        return new ChangePlan(changes.stream().map(SchemaChange::reversed).toList());
    }

    List<String> sql() {
        var drops = changes.stream()
                .filter(change -> change.drops() && !isDroppedWithParent(change))
                .sorted(BY_KIND.reversed());
        var additions = changes.stream()
                .filter(change -> !change.drops() && !isAddedWithParent(change))
                .sorted(BY_KIND);
        return Stream.concat(drops.map(SchemaChange::sql), additions.map(this::createSql))
                .flatMap(List::stream)
                .toList();
    }

    /// The data loss checks of the script.
    List<String> losses() {
        return changes.stream()
                .filter(change -> change.drops() && !isDroppedWithParent(change))
                .flatMap(change -> loss(change).stream())
                .toList();
    }

    private static Optional<String> loss(SchemaChange change) {
        return switch (change.kind()) {
            case "table" ->
                Optional.of("%srows of %s | SELECT count(*) FROM %s"
                        .formatted(DataLossCheck.PREFIX, change.object(), SchemaChange.quoted(change.object())));
            case "column" ->
                Optional.of("%svalues of %s | SELECT count(*) FROM %s WHERE %s IS NOT NULL"
                        .formatted(
                                DataLossCheck.PREFIX,
                                change.object(),
                                SchemaChange.quoted(change.parent()),
                                change.name()));
            default -> Optional.empty();
        };
    }

    private boolean isDroppedWithParent(SchemaChange change) {
        return changes.stream()
                .filter(SchemaChange::drops)
                .anyMatch(other -> isTable(other, change.parent())
                        || (other.is("column") && isColumnProperty(change, other.object())));
    }

    private boolean isAddedWithParent(SchemaChange change) {
        return changes.stream()
                .filter(SchemaChange::adds)
                .anyMatch(other -> change.is("column")
                        ? isTable(other, change.parent())
                        : other.is("column") && isColumnProperty(change, other.object()));
    }

    private List<String> createSql(SchemaChange change) {
        if (change.is("table") && change.adds()) {
            return List.of(changes.stream()
                    .filter(column -> column.is("column") && column.parent().equals(change.object()))
                    .map(column -> "    " + column.name() + " " + column.to() + columnOptions(column))
                    .collect(Collectors.joining(
                            ",\n",
                            "CREATE TABLE " + SchemaChange.quoted(change.object()) + " (\n",
                            "\n)" + change.definition().substring("table".length()))));
        }
        return change.is("column") && change.adds() ? addColumnSql(change) : change.sql();
    }

    /// A required column without a default is added, filled, and then set to NOT NULL.
    private List<String> addColumnSql(SchemaChange column) {
        var options = columnOptions(column);
        if (!options.equals(NOT_NULL)) {
            return List.of(column.sql().getFirst() + options);
        }
        var all = new ArrayList<>(column.sql());
        all.addAll(new SchemaChange("nullability", column.object(), column.parent(), null, "NOT NULL").sql());
        return all;
    }

    private String columnOptions(SchemaChange column) {
        return changes.stream()
                .filter(change -> isColumnProperty(change, column.object()))
                .sorted(BY_KIND)
                .map(change -> change.is("default") ? " DEFAULT " + change.to() : " " + change.to())
                .collect(Collectors.joining());
    }

    private static boolean isTable(SchemaChange change, String name) {
        return change.is("table") && change.object().equals(name);
    }

    private static boolean isColumnProperty(SchemaChange change, String column) {
        return change.object().equals(column) && SchemaComparison.COLUMN_PROPERTIES.contains(change.kind());
    }
}
