/// The append-only journal. Every change of a portfolio is one entry, numbered 1, 2, 3, … without gaps.
@CheckReturnValue
@NullMarked
package io.prescient.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
