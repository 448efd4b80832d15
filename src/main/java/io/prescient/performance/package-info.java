/// What a portfolio was worth at any time, why, and how well it did.
@CheckReturnValue
package io.prescient.performance;

import com.google.errorprone.annotations.CheckReturnValue;
