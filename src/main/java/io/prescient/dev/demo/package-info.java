/// A demo portfolio with markets and prices for dev mode.
@CheckReturnValue
@NullMarked
package io.prescient.dev.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
