/// Imports events, markets, prices and proposed settlements from Polymarket's Gamma API.
@CheckReturnValue
@NullMarked
package io.prescient.polymarket;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
