/// Faults on demand for those who write bots, in dev mode and tests; never active in production.
@CheckReturnValue
package io.prescient.dev.faults;

import com.google.errorprone.annotations.CheckReturnValue;
