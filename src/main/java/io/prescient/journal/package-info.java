/// The append-only book: every change of a portfolio is one entry, numbered 1, 2, 3, … without a hole.
@CheckReturnValue
package io.prescient.journal;

import com.google.errorprone.annotations.CheckReturnValue;
