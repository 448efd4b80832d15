/// Locates the database, checks it, and routes reads to a standby.
@CheckReturnValue
package io.prescient.persistence;

import com.google.errorprone.annotations.CheckReturnValue;
