/// What only the db commands need on top of `persistence.schema`: targets, downgrades, data loss checks, SQL
/// scripts, stamp, repair and scratch schemas.
@CheckReturnValue
@NullMarked
package io.prescient.tool.migration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
