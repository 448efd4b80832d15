-- Why: removes the portfolios of keyed cycle runs. A retried run then covers the portfolios that are active at the retry.
-- Loses: portfolios of keyed cycle runs | SELECT count(*) FROM cycle_runs

DROP TABLE cycle_runs;
