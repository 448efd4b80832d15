/// Idempotent requests: the first response is stored under the key, and a retry gets it again.
@CheckReturnValue
@NullMarked
package io.prescient.idempotency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
