/// Who trades, with which strategy, within which limits: the accounts and their cash.
@CheckReturnValue
package io.prescient.portfolio;

import com.google.errorprone.annotations.CheckReturnValue;
