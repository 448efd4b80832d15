/// The value of a portfolio at any time, its explanation, and its performance.
@CheckReturnValue
@NullMarked
package io.prescient.performance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
