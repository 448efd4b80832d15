/// Tries an upgrade on a copy of the schema, and reports how long its statements take and which of their locks
/// block.
@CheckReturnValue
@NullMarked
package io.prescient.tool.dryrun;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
