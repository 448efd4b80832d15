/// Streams of portfolios and prices, and waiting until this replica sees a requested change.
@CheckReturnValue
@NullMarked
package io.prescient.stream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
