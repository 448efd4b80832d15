package io.prescient.venue;

/// What became of a proposal. Constants are spelled as on the wire and in the database.
public enum ProposalStatus {
    open,
    accepted,
    dismissed,
    /// The venue said something else since, so nothing is left to decide.
    withdrawn
}
