-- Why: removes the views of live values; they store nothing.

DROP VIEW portfolio_values, position_values;
