/// What a venue publishes: fetched, read and imported, and the settlements that it suggests.
@CheckReturnValue
package io.prescient.polymarket;

import com.google.errorprone.annotations.CheckReturnValue;
