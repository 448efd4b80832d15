package io.prescient.persistence.schema;

/// Hears how an upgrade goes on.
public interface UpgradeListener {
    /// What the database was taken for, or at which statement a version is that takes long.
    void onMessage(String sentence);

    void onVersionApplied(SchemaVersion version);

    /// Nobody listens.
    UpgradeListener NONE = new UpgradeListener() {
        @Override
        public void onMessage(String sentence) {}

        @Override
        public void onVersionApplied(SchemaVersion version) {}
    };
}
