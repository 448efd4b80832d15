-- Why: takes the past's definition back; it stored nothing.

DROP FUNCTION valuation_instants, drawdown_instants, daily_instants, portfolio_as_of, positions_as_of, trade_by_id, position_states, mark_at, instant_index;
