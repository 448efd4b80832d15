/// What only developers get: an embedded PostgreSQL, so that a checkout runs with nothing installed.
@CheckReturnValue
package io.prescient.dev.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
