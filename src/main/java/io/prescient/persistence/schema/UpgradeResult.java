package io.prescient.persistence.schema;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What an upgrade did.
///
/// @param adopted what the database was taken for; null if it had a history of versions already, or nothing in it
/// @param applied the versions that it was brought to, in order
/// @param report of the rows and figures that this upgrade found fault with
@RegisterForReflection
public record UpgradeResult(String adopted, List<SchemaVersion> applied, QuarantineReport report) {}
