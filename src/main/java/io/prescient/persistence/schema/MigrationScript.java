package io.prescient.persistence.schema;

import java.util.List;

/// What leads from a version to the next one, up or down.
///
/// @param name of the file
/// @param losses what the way down cannot carry
public record MigrationScript(String version, String name, String text, List<DataLossCheck> losses) {
    public static MigrationScript up(SchemaVersion version) {
        return new MigrationScript(
                version.version(), MigrationScripts.file(version), MigrationScripts.up(version), List.of());
    }

    public static MigrationScript down(SchemaVersion version) {
        return new MigrationScript(
                version.version(),
                MigrationScripts.file(version),
                MigrationScripts.down(version),
                MigrationScripts.losses(version));
    }
}
