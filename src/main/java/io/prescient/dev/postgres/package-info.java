/// An embedded PostgreSQL server for dev mode and tests.
@CheckReturnValue
@NullMarked
package io.prescient.dev.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
