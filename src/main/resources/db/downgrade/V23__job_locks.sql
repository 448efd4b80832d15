-- Why: removes the locks of scheduled jobs. Without them every replica may run a job that is due.
-- Loses: locks of scheduled jobs | SELECT count(*) FROM job_locks

DROP TABLE job_locks;
