/// Price observations over time: ingest, latest, history, candles.
@CheckReturnValue
package io.prescient.snapshot;

import com.google.errorprone.annotations.CheckReturnValue;
