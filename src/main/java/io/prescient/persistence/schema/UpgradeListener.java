package io.prescient.persistence.schema;

/// Receives the progress of an upgrade.
public interface UpgradeListener {
    /// What the database was recognised as, or which statement of a version is running.
    void onMessage(String message);

    void onVersionApplied(SchemaVersion version);

    /// Ignores the progress.
    UpgradeListener NONE = new UpgradeListener() {
        @Override
        public void onMessage(String message) {}

        @Override
        public void onVersionApplied(SchemaVersion version) {}
    };
}
