/// Trades: decision, execution, preview and queries. Only a trade opens a position.
@CheckReturnValue
package io.prescient.trade;

import com.google.errorprone.annotations.CheckReturnValue;
