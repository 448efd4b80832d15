/// What all requests share: problems, decimals as strings, paging, and what a body and a query may hold.
@CheckReturnValue
package io.prescient.http;

import com.google.errorprone.annotations.CheckReturnValue;
