package io.prescient.polymarket;

/// Where an import's pages come from. Constants are spelled as on the wire and in the database.
public enum ImportSource {
    /// Fetched from the venue.
    polymarket,
    /// Sent with the request.
    body
}
