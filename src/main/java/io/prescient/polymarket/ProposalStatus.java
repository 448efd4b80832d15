package io.prescient.polymarket;

/// What became of a proposal. Constants are spelled as on the wire and in the database.
public enum ProposalStatus {
    open,
    accepted,
    dismissed,
    /// Nothing is left to decide: the venue took it back, or says by now what the market is settled as.
    withdrawn
}
