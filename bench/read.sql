-- The query of GET /v1/portfolios/{id}.
\set portfolio random(:first, :last)
SELECT *, strategy_config::text AS config FROM portfolio_values WHERE portfolio_id = :portfolio;
