-- Why: removes the functions that find the instants of a drawdown; they store nothing.

DROP FUNCTION valuation_instants, drawdown_instants;
