/// What a strategy proposes, executed at most once.
@CheckReturnValue
package io.prescient.signal;

import com.google.errorprone.annotations.CheckReturnValue;
