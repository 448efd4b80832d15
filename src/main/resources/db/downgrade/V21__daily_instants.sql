-- Why: removes the function that lists the daily instants of a performance; it stores nothing.

DROP FUNCTION daily_instants;
