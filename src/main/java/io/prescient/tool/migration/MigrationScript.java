package io.prescient.tool.migration;

import io.prescient.persistence.schema.MigrationScripts;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import java.util.List;

/// A script that migrates from one version to the next or back.
///
/// @param name the file name
/// @param losses what a downgrade loses
public record MigrationScript(String version, String name, String text, List<DataLossCheck> losses) {
    private static final String DOWNGRADES = "db/downgrade/";

    /// The script that migrates from the version before.
    public static MigrationScript upgrade(SchemaVersion version) {
        return new MigrationScript(
                version.version(), MigrationScripts.fileName(version), MigrationScripts.upgrade(version), List.of());
    }

    /// The script that migrates to the version before.
    ///
    /// @throws SchemaException if there is no script, which is so for the first version
    public static MigrationScript downgrade(SchemaVersion version) {
        var name = MigrationScripts.fileName(version);
        var text = MigrationScripts.find(DOWNGRADES + name)
                .orElseThrow(() -> new SchemaException("There is no downgrade from version " + version.version()));
        var losses = text.lines()
                .filter(line -> line.startsWith(DataLossCheck.PREFIX))
                .map(DataLossCheck::parse)
                .toList();
        return new MigrationScript(version.version(), name, text, losses);
    }
}
