/// Locates the database, checks it, and routes reads to a standby.
@CheckReturnValue
@NullMarked
package io.prescient.persistence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
