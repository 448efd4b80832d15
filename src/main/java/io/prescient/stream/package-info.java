/// Streams of portfolios and prices, and waiting until this replica sees a requested change.
@CheckReturnValue
package io.prescient.stream;

import com.google.errorprone.annotations.CheckReturnValue;
