/// Migrates the database's schema at the start, adopts databases of replaced systems, and reports whether this
/// program can serve with the schema.
@CheckReturnValue
@NullMarked
package io.prescient.persistence.schema;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
