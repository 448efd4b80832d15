package io.prescient.schema;

/// Hears how an upgrade goes on.
public interface Progress {
    /// What the database was taken for, or at which statement a version is that takes long.
    void says(String sentence);

    void ended(Version version);

    /// Nobody listens.
    Progress UNHEARD = new Progress() {
        @Override
        public void says(String sentence) {}

        @Override
        public void ended(Version version) {}
    };
}
