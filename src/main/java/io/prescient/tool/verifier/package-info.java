/// Checks a running deployment over HTTP: workers and stream followers record what they see, and the checks compare it.
@CheckReturnValue
@NullMarked
package io.prescient.tool.verifier;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
