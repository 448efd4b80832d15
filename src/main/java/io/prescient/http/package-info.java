/// What all requests share: problems, JSON, paging, validation and headers.
@CheckReturnValue
@NullMarked
package io.prescient.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
