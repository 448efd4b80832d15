-- Why: removes the functions that read past positions; they store nothing.

DROP FUNCTION positions_as_of, trade_by_id, position_states, mark_at, instant_index;
