-- Why: removes the function that reads past totals; it stores nothing.

DROP FUNCTION portfolio_as_of;
