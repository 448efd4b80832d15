-- Why: what is due on a schedule is done by one replica, the first one that takes the turn.

CREATE TABLE turns (
    job varchar(50) NOT NULL,
    due_at timestamptz NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_turns PRIMARY KEY (job, due_at)
);
