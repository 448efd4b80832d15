package io.prescient.schema;

/// Hears how an upgrade goes on.
public interface Progress {
    /// The database had no history of versions; the sentence says what it was taken for.
    void adopted(String sentence);

    /// A version takes long; the pulse says since when it runs, and at which statement it is.
    void stillAt(String pulse);

    void ended(Version version);

    /// Nobody listens.
    Progress UNHEARD = new Progress() {
        @Override
        public void adopted(String sentence) {}

        @Override
        public void stillAt(String pulse) {}

        @Override
        public void ended(Version version) {}
    };
}
