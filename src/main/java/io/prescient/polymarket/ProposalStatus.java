package io.prescient.polymarket;

/// The state of a settlement proposal. The constants have the spelling of the API and the database.
public enum ProposalStatus {
    open,
    accepted,
    dismissed,
    /// Polymarket revoked the resolution, or now agrees with the settlement of the market.
    withdrawn
}
