/// What a portfolio was worth, day by day.
@CheckReturnValue
package io.prescient.history;

import com.google.errorprone.annotations.CheckReturnValue;
