package io.prescient.persistence.schema;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an upgrade did.
///
/// @param adopted what the database was recognised as, if it was adopted
/// @param applied the versions that were applied, in order
/// @param report rows that this upgrade quarantined, and totals that contradict the trades
@RegisterForReflection
public record UpgradeResult(@Nullable String adopted, List<SchemaVersion> applied, QuarantineReport report) {}
