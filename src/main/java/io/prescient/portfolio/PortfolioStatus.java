package io.prescient.portfolio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Status of a portfolio. Constants are spelled as in JSON and in the database.
@Schema(name = "PortfolioStatus")
public enum PortfolioStatus {
    active,
    /// Trades are rejected. Open positions can be closed.
    paused,
    /// Read-only for clients. Settlements still pay its open positions.
    archived
}
