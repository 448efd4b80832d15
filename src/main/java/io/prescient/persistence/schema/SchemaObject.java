package io.prescient.persistence.schema;

/// An object of a schema.
///
/// @param kind such as `column` or `index`
/// @param name an object of a table is named with it, such as `trades.amount`
/// @param parent the table of the object; empty if it has none
/// @param definition as PostgreSQL prints it
public record SchemaObject(String kind, String name, String parent, String definition) {
    public boolean is(String other) {
        return kind.equals(other);
    }

    public boolean isPrimaryKey() {
        return is("constraint") && definition.startsWith("PRIMARY KEY ");
    }

    /// The name of an object without its table.
    public static String localName(String name, String parent) {
        return parent.isEmpty() || !name.startsWith(parent + ".") ? name : name.substring(parent.length() + 1);
    }
}
