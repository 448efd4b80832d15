-- Why: every change of a portfolio is an entry with the next number, so that totals can be proved and the past can be read.

-- seq is 1, 2, 3, … without a gap within a portfolio. Each amount is a change, and the portfolio's total is their sum:
-- cash → current_balance, cost → total_invested, realized_pnl → realized_pnl, shares of 'bought' and 'sold' → held_shares,
-- position_count → open_position_count (1 opens a position, -1 ends it).
-- position_pnl: the position's whole profit, in an entry that ends it or undoes its end.
-- settlement_version: of 'settled' and 'reversed'. request_key: the Idempotency-Key of the request, null for adopted entries.
CREATE TABLE journal_entries (
    portfolio_id bigint NOT NULL,
    seq bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    type varchar(20) NOT NULL,
    cash numeric(15, 2) NOT NULL DEFAULT 0,
    cost numeric(15, 2) NOT NULL DEFAULT 0,
    realized_pnl numeric(15, 2) NOT NULL DEFAULT 0,
    shares numeric(20, 6) NOT NULL DEFAULT 0,
    position_count integer NOT NULL DEFAULT 0,
    position_pnl numeric(15, 2),
    trade_id varchar(255),
    market_id varchar(255),
    price numeric(10, 6),
    settlement_version integer,
    request_key varchar(255),
    reason text,
    CONSTRAINT pk_journal_entries PRIMARY KEY (portfolio_id, seq),
    CONSTRAINT fk_journal_entries_portfolio FOREIGN KEY (portfolio_id)
        REFERENCES portfolios (portfolio_id) ON DELETE CASCADE,
    CONSTRAINT ck_journal_entries_seq CHECK (seq >= 1),
    CONSTRAINT ck_journal_entries_type CHECK (type IN ('opened', 'adopted', 'deposited', 'withdrawn', 'bought', 'sold',
        'settled', 'reversed', 'amended', 'paused', 'resumed', 'archived')),
    -- A trade moves money between cash, cost and profit. Only its owner adds or removes money.
    CONSTRAINT ck_journal_entries_balance CHECK (
        CASE WHEN type IN ('bought', 'sold', 'settled', 'reversed')
            THEN cash = realized_pnl - cost AND trade_id IS NOT NULL AND market_id IS NOT NULL
            ELSE cost = 0 AND realized_pnl = 0 AND shares = 0 AND position_count = 0 END),
    CONSTRAINT ck_journal_entries_amounts CHECK (
        cash <> 'NaN' AND cost <> 'NaN' AND realized_pnl <> 'NaN' AND shares <> 'NaN' AND isfinite(recorded_at)),
    CONSTRAINT ck_journal_entries_direction CHECK (
        CASE type WHEN 'opened' THEN cash >= 0 AND seq = 1
            WHEN 'deposited' THEN cash > 0 WHEN 'withdrawn' THEN cash < 0
            WHEN 'bought' THEN cash < 0 AND shares > 0 AND position_count = 1
            WHEN 'amended' THEN cash = 0 WHEN 'paused' THEN cash = 0 WHEN 'resumed' THEN cash = 0
            WHEN 'archived' THEN cash = 0 ELSE true END),
    CONSTRAINT ck_journal_entries_position_pnl CHECK (
        position_count = 1 AND type = 'bought' OR (position_count <> 0) = (position_pnl IS NOT NULL))
);

CREATE FUNCTION reject_journal_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Journal entries cannot be changed: portfolio_id=%, seq=%', OLD.portfolio_id, OLD.seq;
END $$;
CREATE TRIGGER journal_entries_append_only BEFORE UPDATE ON journal_entries
    FOR EACH ROW EXECUTE FUNCTION reject_journal_update();

-- The entries that existing positions and totals imply, ordered by time. 'opened' is the first entry of a portfolio and
-- never later than another one.
INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash, cost, realized_pnl, shares, position_count,
    position_pnl, trade_id, market_id, price, settlement_version, reason)
SELECT portfolio_id, row_number() OVER (PARTITION BY portfolio_id ORDER BY rank, recorded_at, step, trade_id),
    CASE type WHEN 'opened' THEN min(recorded_at) OVER (PARTITION BY portfolio_id) ELSE recorded_at END, type, cash, cost,
    realized, shares, position_count, position_pnl, trade_id, market_id, price, version, reason
FROM (
    SELECT portfolio_id, 1 AS rank, created_at AS recorded_at, 0 AS step, 'opened' AS type, initial_balance AS cash,
        0 AS cost, 0 AS realized, 0 AS shares, 0 AS position_count, NULL::numeric AS position_pnl, NULL AS trade_id,
        NULL AS market_id, NULL::numeric AS price, NULL::integer AS version, NULL AS reason
    FROM portfolios
    UNION ALL
    SELECT portfolio_id, 2, entry_timestamp, 1, 'bought', -amount, amount, 0, shares, 1, NULL, trade_id, market_id,
        entry_price, NULL, NULL
    FROM portfolio_positions
    UNION ALL
    -- What was sold of a position before it was settled, or while it is open. Its time is not known.
    SELECT portfolio_id, 2, entry_timestamp, 2, 'sold', sold_cost + sold_pnl, -sold_cost, sold_pnl,
        open_shares + settled_shares - shares, 0, NULL, trade_id, market_id, NULL, NULL, 'closed before adoption'
    FROM portfolio_positions
    CROSS JOIN LATERAL (SELECT amount - cost_basis - settled_cost AS sold_cost,
        realized_pnl - payout + settled_cost AS sold_pnl) part
    WHERE status <> 'closed' AND shares > open_shares + settled_shares
    UNION ALL
    SELECT portfolio_id, 2, exit_timestamp, 3, 'sold', amount + realized_pnl, -amount, realized_pnl, -shares, -1,
        realized_pnl, trade_id, market_id, exit_price, NULL, 'closed before adoption'
    FROM portfolio_positions WHERE status = 'closed'
    UNION ALL
    SELECT portfolio_id, 2, exit_timestamp, 3, 'settled', payout, -settled_cost, payout - settled_cost, -settled_shares, -1,
        realized_pnl, trade_id, market_id, exit_price, settlement_version, NULL
    FROM portfolio_positions WHERE status = 'settled'
    UNION ALL
    SELECT portfolio_id, 3, last_updated, 4, 'adopted', change, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL,
        'the adopted cash balance differs from the trades by this amount'
    FROM portfolios CROSS JOIN LATERAL (VALUES (total_deposits), (-total_withdrawals)) changes (change)
    WHERE change <> 0) past;

-- seq: of a portfolio its newest entry; of a trade and its position the entry that bought it.
ALTER TABLE portfolios ADD COLUMN seq bigint NOT NULL DEFAULT 0;
ALTER TABLE trades ADD COLUMN seq bigint;
ALTER TABLE portfolio_positions ADD COLUMN seq bigint;
UPDATE portfolios p SET seq = (SELECT max(seq) FROM journal_entries j WHERE j.portfolio_id = p.portfolio_id);
UPDATE trades t SET seq = j.seq FROM journal_entries j
WHERE j.portfolio_id = t.portfolio_id AND j.trade_id = t.trade_id AND j.type = 'bought';
UPDATE portfolio_positions p SET seq = t.seq FROM trades t
WHERE t.portfolio_id = p.portfolio_id AND t.trade_id = p.trade_id;
ALTER TABLE trades
    ALTER COLUMN seq SET NOT NULL,
    ADD CONSTRAINT uq_trades_portfolio_seq UNIQUE (portfolio_id, seq);
ALTER TABLE portfolio_positions ALTER COLUMN seq SET NOT NULL;
