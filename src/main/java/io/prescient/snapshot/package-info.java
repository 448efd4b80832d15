/// Price observations: ingest, latest price, history and candles.
@CheckReturnValue
package io.prescient.snapshot;

import com.google.errorprone.annotations.CheckReturnValue;
