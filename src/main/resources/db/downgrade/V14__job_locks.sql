-- Why: takes the job_locks and the rounds back: without them what is due on a schedule may be done by every replica.
-- Loses: locks of scheduled jobs | SELECT count(*) FROM job_locks
-- Loses: portfolios of keyed cycle runs | SELECT count(*) FROM cycle_runs

DROP TABLE cycle_runs;
DROP TABLE job_locks;
