package io.prescient.journal;

/// Type of a journal entry. Constants are spelled as in JSON and in the database.
public enum EntryType {
    opened,
    /// Difference between the cash of an imported portfolio and the cash that its trades explain.
    adopted,
    deposited,
    withdrawn,
    bought,
    sold,
    settled,
    reversed,
    amended,
    paused,
    resumed,
    archived
}
