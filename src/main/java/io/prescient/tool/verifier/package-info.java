/// Tries a running deployment from outside: bots that race, retry and drop, and the proof of what became of it.
@CheckReturnValue
package io.prescient.tool.verifier;

import com.google.errorprone.annotations.CheckReturnValue;
