/// A small made-up portfolio with markets and prices, so that the first look in dev mode shows something.
@CheckReturnValue
package io.prescient.dev.demo;

import com.google.errorprone.annotations.CheckReturnValue;
