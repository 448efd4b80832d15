package io.prescient.portfolio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Constants are spelled as on the wire and in the database.
@Schema(name = "PortfolioStatus")
public enum PortfolioStatus {
    active,
    /// Buys nothing; what it holds can still be sold.
    paused,
    /// Read-only for its owner; markets still settle what it holds.
    archived
}
