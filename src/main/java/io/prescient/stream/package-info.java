/// What happens, told while it happens: portfolios and prices as streams, and waiting until a change is seen here.
@CheckReturnValue
package io.prescient.stream;

import com.google.errorprone.annotations.CheckReturnValue;
