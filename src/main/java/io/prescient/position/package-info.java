/// Positions of a portfolio, one for each trade, and their sale.
@CheckReturnValue
package io.prescient.position;

import com.google.errorprone.annotations.CheckReturnValue;
