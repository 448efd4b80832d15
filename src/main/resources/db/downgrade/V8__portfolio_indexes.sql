-- Why: restores the indexes of version 7.

DROP INDEX idx_portfolios_strategy_type;
DROP INDEX idx_portfolios_status;
CREATE INDEX idx_portfolios_status ON portfolios (status);
CREATE INDEX idx_portfolios_strategy_type ON portfolios (strategy_type);

DROP INDEX idx_portfolio_positions_settlement;
DROP INDEX idx_portfolio_positions_portfolio_seq;
DROP INDEX idx_portfolio_positions_portfolio_market;
DROP INDEX idx_portfolio_positions_portfolio_status;
CREATE INDEX idx_portfolio_positions_portfolio_id ON portfolio_positions (portfolio_id);
CREATE INDEX idx_portfolio_positions_portfolio_status ON portfolio_positions (portfolio_id, status);
CREATE INDEX idx_portfolio_positions_portfolio_market ON portfolio_positions (portfolio_id, market_id);

DROP INDEX idx_trades_portfolio_market;
CREATE INDEX idx_trades_portfolio_id ON trades (portfolio_id);
