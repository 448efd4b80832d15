/// Settlement: outcomes of markets, payouts and corrections.
@CheckReturnValue
package io.prescient.settlement;

import com.google.errorprone.annotations.CheckReturnValue;
