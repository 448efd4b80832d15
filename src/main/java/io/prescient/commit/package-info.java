/// Group commit: commands that arrive together are decided in memory and stored in one transaction.
@CheckReturnValue
@NullMarked
package io.prescient.commit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
