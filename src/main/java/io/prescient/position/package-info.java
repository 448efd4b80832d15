/// What a portfolio owns, lot by lot; closing it, wholly or in parts.
@CheckReturnValue
package io.prescient.position;

import com.google.errorprone.annotations.CheckReturnValue;
