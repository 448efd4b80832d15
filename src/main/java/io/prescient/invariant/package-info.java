/// Invariants of the stored portfolio data, and the checks that verify them at any time.
@CheckReturnValue
package io.prescient.invariant;

import com.google.errorprone.annotations.CheckReturnValue;
