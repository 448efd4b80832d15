/// Where the database is: found from the environment, or embedded for developers, and never guessed.
@CheckReturnValue
package io.prescient.database;

import com.google.errorprone.annotations.CheckReturnValue;
