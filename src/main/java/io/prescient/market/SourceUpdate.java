package io.prescient.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of an event or market as its source published it.
///
/// @param input the fields, named as in {@link EventInput} or {@link MarketInput}
/// @param updatedAt when the source last changed it, if the source states it
public record SourceUpdate(ObjectNode input, @Nullable Instant updatedAt) {}
