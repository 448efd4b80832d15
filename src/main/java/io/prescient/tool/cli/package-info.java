/// What the program does instead of serving, when it is told to on the command line.
@CheckReturnValue
package io.prescient.tool.cli;

import com.google.errorprone.annotations.CheckReturnValue;
