/// The versions of the database's schema: which ones there are, which one a database is at, the ways between them, and
/// whether this program can serve there.
@CheckReturnValue
package io.prescient.persistence.schema;

import com.google.errorprone.annotations.CheckReturnValue;
