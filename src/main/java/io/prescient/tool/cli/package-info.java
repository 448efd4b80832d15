/// The commands of the program: `db` and `check`.
@CheckReturnValue
@NullMarked
package io.prescient.tool.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
