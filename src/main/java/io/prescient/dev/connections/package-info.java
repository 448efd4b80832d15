/// Guards the connections of dev mode and tests as in production.
@CheckReturnValue
@NullMarked
package io.prescient.dev.connections;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
