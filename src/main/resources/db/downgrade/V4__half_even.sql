-- Why: removes the rounding function; nothing below uses it.

DROP FUNCTION half_even;
