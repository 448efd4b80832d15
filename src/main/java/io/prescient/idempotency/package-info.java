/// What became of a request: its first outcome, kept under its key, so that a retry gets it again.
@CheckReturnValue
package io.prescient.idempotency;

import com.google.errorprone.annotations.CheckReturnValue;
