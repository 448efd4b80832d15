/// Fault injection for client developers in dev mode and tests; never active in production.
@CheckReturnValue
@NullMarked
package io.prescient.dev.faults;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
