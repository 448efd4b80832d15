package io.prescient.journal;

/// What a journal entry records. Constants are spelled as on the wire and in the database.
public enum EntryType {
    opened,
    /// The difference between an adopted portfolio's cash, taken as it was, and what its trades explain.
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
