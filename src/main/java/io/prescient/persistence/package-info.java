/// Where the database is: found from the environment, or embedded for developers, and never guessed. And which reads
/// a standby answers, if there is one.
@CheckReturnValue
package io.prescient.persistence;

import com.google.errorprone.annotations.CheckReturnValue;
