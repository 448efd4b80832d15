-- Why: a scheduled job runs on one replica. The first replica that inserts the row of a due time runs the job.

CREATE TABLE job_locks (
    job varchar(50) NOT NULL,
    due_at timestamptz NOT NULL,
    locked_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_job_locks PRIMARY KEY (job, due_at)
);
