package io.prescient.persistence.schema;

/// Hears how an upgrade goes on.
public interface UpgradeListener {
    /// What the database was taken for, or at which statement a version is that takes long.
    void says(String sentence);

    void ended(SchemaVersion version);

    /// Nobody listens.
    UpgradeListener UNHEARD = new UpgradeListener() {
        @Override
        public void says(String sentence) {}

        @Override
        public void ended(SchemaVersion version) {}
    };
}
