/// Invariants of the stored portfolio data, and the checks that verify them at any time.
@CheckReturnValue
@NullMarked
package io.prescient.invariant;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
