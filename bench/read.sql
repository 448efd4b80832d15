-- What the service does for GET /v1/portfolios/{id}: portfolio/PortfolioReader.
\set portfolio random(:first, :last)
SELECT *, strategy_config::text AS config FROM portfolio_values WHERE portfolio_id = :portfolio;
