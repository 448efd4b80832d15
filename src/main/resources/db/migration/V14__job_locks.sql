-- Why: what is due on a schedule is done by one replica, and a retried round of cycles is for the portfolios that it was for at first.

-- The first one that asks takes the turn.

CREATE TABLE job_locks (
    job varchar(50) NOT NULL,
    due_at timestamptz NOT NULL,
    locked_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_job_locks PRIMARY KEY (job, due_at)
);

-- The portfolios of a round, by its key.
CREATE TABLE cycle_runs (
    request_key varchar(255) NOT NULL,
    portfolio_ids bigint[] NOT NULL,
    unknown_strategy_count integer NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_cycle_runs PRIMARY KEY (request_key),
    CONSTRAINT ck_cycle_runs_unknown_strategy_count CHECK (unknown_strategy_count >= 0)
);
