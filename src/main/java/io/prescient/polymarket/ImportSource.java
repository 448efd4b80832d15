package io.prescient.polymarket;

/// Where the pages of an import come from. The constants have the spelling of the API and the database.
public enum ImportSource {
    /// Fetched from the Gamma API.
    polymarket,
    /// Uploaded in the request.
    body
}
