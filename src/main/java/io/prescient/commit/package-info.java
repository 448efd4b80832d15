/// Group commit: decides commands in memory and stores them in one transaction.
@CheckReturnValue
@NullMarked
package io.prescient.commit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
