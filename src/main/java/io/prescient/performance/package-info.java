/// The value of a portfolio at any time, its explanation, and its performance.
@CheckReturnValue
package io.prescient.performance;

import com.google.errorprone.annotations.CheckReturnValue;
