-- Why: takes the turns and the rounds back: without them what is due on a schedule may be done by every replica.
-- Loses: turns of schedules taken | SELECT count(*) FROM turns
-- Loses: portfolios that retried rounds of cycles were for | SELECT count(*) FROM cycle_rounds

DROP TABLE cycle_rounds;
DROP TABLE turns;
