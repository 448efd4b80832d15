package io.prescient.position;

/// Status of a position. Constants are spelled as in JSON and in the database.
public enum PositionStatus {
    open,
    closed,
    settled
}
