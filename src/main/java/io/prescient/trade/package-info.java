/// Trades: decision, execution, preview and queries. Only a trade opens a position.
@CheckReturnValue
@NullMarked
package io.prescient.trade;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
