/// Compares the database, the migrations and the entities, and drafts the next migration.
@CheckReturnValue
@NullMarked
package io.prescient.tool.schemadiff;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
