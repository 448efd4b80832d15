package io.prescient.persistence.schema;

import java.util.ArrayList;
import java.util.List;

/// A file that lists the columns, indexes and constraints of a schema. BaselineTest compares one with the
/// database.
final class CatalogFile {
    private CatalogFile() {}

    static SchemaCatalog read(String path) {
        var objects = new ArrayList<SchemaObject>();
        for (var section : MigrationScripts.read(path).split("\n## ", -1)) {
            var kind = section.substring(0, Math.max(0, section.indexOf(':')));
            section.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\\|", -1))
                    .forEach(fields -> objects.addAll(objects(kind, fields)));
        }
        return SchemaCatalog.of(objects);
    }

    private static List<SchemaObject> objects(String section, String[] fields) {
        return switch (section) {
            case "columns" -> column(fields[0], fields[0] + "." + fields[2], fields[3], fields[4], fields[5]);
            case "indexes" ->
                List.of(new SchemaObject("index", fields[1], fields[0], fields[2].replace(" ON public.", " ON ")));
            case "constraints" ->
                List.of(new SchemaObject("constraint", fields[0] + "." + fields[1], fields[0], fields[2]));
            default -> List.of();
        };
    }

    private static List<SchemaObject> column(
            String table, String name, String type, String nullability, String defaultValue) {
        var objects = new ArrayList<SchemaObject>();
        objects.add(new SchemaObject("table", table, "", "table"));
        objects.add(new SchemaObject("column", name, table, type));
        if (nullability.equals("not null")) {
            objects.add(new SchemaObject("nullability", name, table, "NOT NULL"));
        }
        if (!defaultValue.isEmpty()) {
            objects.add(new SchemaObject("default", name, table, defaultValue));
        }
        return objects;
    }
}
