/// Signals: trades that a strategy or a client proposes, each executed at most once.
@CheckReturnValue
@NullMarked
package io.prescient.signal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
