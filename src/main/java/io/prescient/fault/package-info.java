/// Faults on demand for those who write bots, in dev mode and tests; never part of a production build.
@CheckReturnValue
package io.prescient.fault;

import com.google.errorprone.annotations.CheckReturnValue;
