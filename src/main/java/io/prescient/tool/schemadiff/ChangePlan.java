package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.DataLossCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Changes that belong together, in an order in which they can be made: first what goes, then what comes.
record ChangePlan(List<SchemaChange> changes) {
    /// What stands on something comes after it.
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
        var going = changes.stream()
                .filter(change -> change.drops() && !isDroppedWithParent(change))
                .sorted(BY_KIND.reversed());
        var coming = changes.stream()
                .filter(change -> !change.drops() && !isAddedWithParent(change))
                .sorted(BY_KIND);
        return Stream.concat(going.map(SchemaChange::sql), coming.map(this::createSql))
                .flatMap(List::stream)
                .toList();
    }

    /// What is lost when this is done, as the script says it.
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
                    .map(column -> "    " + column.name() + " " + column.from() + columnOptions(column))
                    .collect(Collectors.joining(
                            ",\n",
                            "CREATE TABLE " + SchemaChange.quoted(change.object()) + " (\n",
                            "\n)" + change.from().substring("table".length()))));
        }
        return change.is("column") && change.adds() ? addColumnSql(change) : change.sql();
    }

    /// A column that may not be null and has no default is added, filled and only then closed.
    private List<String> addColumnSql(SchemaChange column) {
        var with = columnOptions(column);
        if (!with.equals(NOT_NULL)) {
            return List.of(column.sql().getFirst() + with);
        }
        var all = new ArrayList<>(column.sql());
        all.addAll(new SchemaChange("nullability", column.object(), column.parent(), null, "NOT NULL").sql());
        return all;
    }

    private String columnOptions(SchemaChange column) {
        return changes.stream()
                .filter(change -> isColumnProperty(change, column.object()))
                .sorted(BY_KIND)
                .map(change -> change.is("default") ? " DEFAULT " + change.from() : " " + change.from())
                .collect(Collectors.joining());
    }

    private static boolean isTable(SchemaChange change, String name) {
        return change.is("table") && change.object().equals(name);
    }

    private static boolean isColumnProperty(SchemaChange change, String column) {
        return change.object().equals(column) && SchemaComparison.COLUMN_PROPERTIES.contains(change.kind());
    }
}
