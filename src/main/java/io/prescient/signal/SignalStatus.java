package io.prescient.signal;

/// What became of a signal; all but `pending` are final. Constants are spelled as on the wire and in the database.
public enum SignalStatus {
    pending,
    executed,
    rejected,
    expired
}
