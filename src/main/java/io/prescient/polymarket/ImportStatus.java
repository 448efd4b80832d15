package io.prescient.polymarket;

/// The state of an import. The constants have the spelling of the API and the database.
public enum ImportStatus {
    running,
    finished,
    failed,
    /// The replica that ran the import stopped sending heartbeats.
    abandoned
}
