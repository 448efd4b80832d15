/// Rules that turn markets into signals, and the cycle in which a portfolio follows its rule.
@CheckReturnValue
package io.prescient.strategy;

import com.google.errorprone.annotations.CheckReturnValue;
