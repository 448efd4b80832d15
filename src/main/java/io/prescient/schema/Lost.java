package io.prescient.schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// What a downgrade takes away because the lower version has no place for it.
///
/// @param version whose script says so
/// @param what plural, such as `turns of schedules taken`
/// @param count how many; at least 1
@RegisterForReflection
public record Lost(String version, String what, long count) {}
