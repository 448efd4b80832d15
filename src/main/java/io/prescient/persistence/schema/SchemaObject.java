package io.prescient.persistence.schema;

/// Something that a schema consists of.
///
/// @param kind such as `column` or `index`
/// @param object its name; what is in a table is named with it, such as `trades.amount`
/// @param parent the table that it is in; empty if it is in none
/// @param definition as PostgreSQL words it
public record SchemaObject(String kind, String name, String parent, String definition) {
    public boolean is(String other) {
        return kind.equals(other);
    }

    public boolean isPrimaryKey() {
        return is("constraint") && definition.startsWith("PRIMARY KEY ");
    }

    /// The name of an object without its table.
    public static String name(String object, String parent) {
        return parent.isEmpty() || !object.startsWith(parent + ".") ? object : object.substring(parent.length() + 1);
    }
}
