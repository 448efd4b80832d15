-- Why: restores 32-bit ids and times without a time zone, in UTC. It fails if an id exceeds 32 bits.

ALTER TABLE portfolio_history
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN portfolio_id TYPE integer,
    ALTER COLUMN snapshot_date TYPE timestamp USING snapshot_date AT TIME ZONE 'UTC',
    ALTER COLUMN timestamp TYPE timestamp USING timestamp AT TIME ZONE 'UTC';

ALTER TABLE trading_signals
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN portfolio_id TYPE integer,
    ALTER COLUMN timestamp TYPE timestamp USING timestamp AT TIME ZONE 'UTC',
    ALTER COLUMN event_end_date TYPE timestamp USING event_end_date AT TIME ZONE 'UTC',
    ALTER COLUMN executed_at TYPE timestamp USING executed_at AT TIME ZONE 'UTC';

ALTER TABLE trades
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN portfolio_id TYPE integer,
    ALTER COLUMN timestamp TYPE timestamp USING timestamp AT TIME ZONE 'UTC',
    ALTER COLUMN event_end_date TYPE timestamp USING event_end_date AT TIME ZONE 'UTC';

ALTER TABLE portfolio_positions
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN portfolio_id TYPE integer,
    ALTER COLUMN entry_timestamp TYPE timestamp USING entry_timestamp AT TIME ZONE 'UTC',
    ALTER COLUMN exit_timestamp TYPE timestamp USING exit_timestamp AT TIME ZONE 'UTC';

ALTER TABLE markets
    ALTER COLUMN end_date TYPE timestamp USING end_date AT TIME ZONE 'UTC',
    ALTER COLUMN game_start_time TYPE timestamp USING game_start_time AT TIME ZONE 'UTC',
    ALTER COLUMN last_price_update TYPE timestamp USING last_price_update AT TIME ZONE 'UTC',
    ALTER COLUMN created_at TYPE timestamp USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN updated_at TYPE timestamp USING updated_at AT TIME ZONE 'UTC';

ALTER TABLE events
    ALTER COLUMN start_date TYPE timestamp USING start_date AT TIME ZONE 'UTC',
    ALTER COLUMN end_date TYPE timestamp USING end_date AT TIME ZONE 'UTC',
    ALTER COLUMN created_at TYPE timestamp USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN updated_at TYPE timestamp USING updated_at AT TIME ZONE 'UTC';

ALTER TABLE portfolios
    ALTER COLUMN portfolio_id TYPE integer,
    ALTER COLUMN created_at TYPE timestamp USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN last_updated TYPE timestamp USING last_updated AT TIME ZONE 'UTC',
    ALTER COLUMN last_trade_at TYPE timestamp USING last_trade_at AT TIME ZONE 'UTC',
    ALTER COLUMN last_price_update TYPE timestamp USING last_price_update AT TIME ZONE 'UTC';

ALTER TABLE portfolio_positions ADD FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE;
ALTER TABLE trades ADD FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE;
ALTER TABLE trading_signals ADD FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE;
ALTER TABLE portfolio_history ADD FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE;

-- Sequences step by one, and identity columns become serial columns. Both continue at their current value.
ALTER SEQUENCE trades_id_seq AS integer INCREMENT BY 1;
ALTER SEQUENCE trading_signals_id_seq AS integer INCREMENT BY 1;
ALTER SEQUENCE portfolio_positions_id_seq AS integer INCREMENT BY 1;
DO $$
DECLARE
    serial record;
    next bigint;
BEGIN
    FOR serial IN
        SELECT tab, col, tab || '_' || col || '_seq' AS seq FROM (VALUES
            ('portfolios', 'portfolio_id'), ('portfolio_history', 'id')) AS s (tab, col)
    LOOP
        next := nextval(serial.seq);
        EXECUTE format('ALTER TABLE %I ALTER COLUMN %I DROP IDENTITY', serial.tab, serial.col);
        EXECUTE format('CREATE SEQUENCE %I AS integer START WITH %s OWNED BY %I.%I', serial.seq, next, serial.tab, serial.col);
        EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET DEFAULT nextval(%L)', serial.tab, serial.col, serial.seq);
    END LOOP;
END $$;
