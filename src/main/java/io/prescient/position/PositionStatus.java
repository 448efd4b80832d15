package io.prescient.position;

/// Constants are spelled as on the wire and in the database.
public enum PositionStatus {
    open,
    closed,
    settled
}
