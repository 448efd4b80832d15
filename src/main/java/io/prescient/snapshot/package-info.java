/// Price observations: ingest, latest price, history and candles.
@CheckReturnValue
@NullMarked
package io.prescient.snapshot;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
