-- Why: a retried run of all cycles covers the portfolios of the first attempt, not those that became active since.

-- unknown_strategy_count: active portfolios left out because this release does not know their strategy.
CREATE TABLE cycle_runs (
    request_key varchar(255) NOT NULL,
    portfolio_ids bigint[] NOT NULL,
    unknown_strategy_count integer NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_cycle_runs PRIMARY KEY (request_key),
    CONSTRAINT ck_cycle_runs_unknown_strategy_count CHECK (unknown_strategy_count >= 0)
);
