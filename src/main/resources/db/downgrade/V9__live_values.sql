-- Why: takes the definition of worth back; it stored nothing.

DROP VIEW portfolio_values, position_values;
