package io.prescient.schema;

import java.util.List;

/// What leads from a version to the next one, up or down.
///
/// @param name of the file
/// @param losses what the way down cannot carry
public record Script(String version, String name, String text, List<Loss> losses) {
    public static Script up(Version version) {
        return new Script(version.version(), Scripts.file(version), Scripts.up(version), List.of());
    }

    public static Script down(Version version) {
        return new Script(version.version(), Scripts.file(version), Scripts.down(version), Scripts.losses(version));
    }
}
