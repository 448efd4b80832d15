/// The versions of the database's schema: which ones there are, which one a database is at, and the ways between them.
@CheckReturnValue
package io.prescient.schema;

import com.google.errorprone.annotations.CheckReturnValue;
