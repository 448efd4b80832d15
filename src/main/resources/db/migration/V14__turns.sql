-- Why: what is due on a schedule is done by one replica, and a retried round of cycles is for the portfolios that it was for at first.

-- The first one that asks takes the turn.

CREATE TABLE turns (
    job varchar(50) NOT NULL,
    due_at timestamptz NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_turns PRIMARY KEY (job, due_at)
);

-- The portfolios of a round, by its key.
CREATE TABLE cycle_rounds (
    request_key varchar(255) NOT NULL,
    portfolio_ids bigint[] NOT NULL,
    foreign_portfolios integer NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_cycle_rounds PRIMARY KEY (request_key),
    CONSTRAINT ck_cycle_rounds_foreign_portfolios CHECK (foreign_portfolios >= 0)
);
