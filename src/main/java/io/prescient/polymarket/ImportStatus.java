package io.prescient.polymarket;

/// How far an import is. Constants are spelled as on the wire and in the database.
public enum ImportStatus {
    running,
    finished,
    failed,
    /// Whoever ran it has not been heard of for a while.
    abandoned
}
