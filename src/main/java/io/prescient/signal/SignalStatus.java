package io.prescient.signal;

/// The status of a signal. All except `pending` are final. The constants are spelled as in JSON and in the database.
public enum SignalStatus {
    pending,
    executed,
    rejected,
    expired
}
