-- Why: takes the past's definition back; it stored nothing.

DROP FUNCTION looks, telling_looks, plain_looks, portfolio_as_of, lots_as_of, trade_of, lot_states, mark_at, moment_of;
