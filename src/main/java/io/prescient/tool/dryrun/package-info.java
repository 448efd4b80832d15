/// An upgrade tried beforehand, beside the live schema: how long its statements take, and whom their locks would block.
@CheckReturnValue
package io.prescient.tool.dryrun;

import com.google.errorprone.annotations.CheckReturnValue;
