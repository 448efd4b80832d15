/// What a portfolio was worth at any time, why, and how well it did.
@CheckReturnValue
package io.prescient.history;

import com.google.errorprone.annotations.CheckReturnValue;
