/// What must always be true of the books, and whether it is: questions that any one of the books can be asked at any
/// time.
@CheckReturnValue
package io.prescient.invariant;

import com.google.errorprone.annotations.CheckReturnValue;
