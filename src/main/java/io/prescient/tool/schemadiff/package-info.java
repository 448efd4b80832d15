/// Where the database, the migrations and the entities differ, and the next migration that is drafted of it.
@CheckReturnValue
package io.prescient.tool.schemadiff;

import com.google.errorprone.annotations.CheckReturnValue;
