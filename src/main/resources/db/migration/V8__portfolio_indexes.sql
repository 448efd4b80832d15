-- Why: each list of the API reads one index in the order of its page; indexes that are a prefix of another one go.

-- Trades and positions are listed by seq; portfolios by portfolio_id.
DROP INDEX idx_trades_portfolio_id;
CREATE INDEX idx_trades_portfolio_market ON trades (portfolio_id, market_id, seq);

DROP INDEX idx_portfolio_positions_portfolio_id;
DROP INDEX idx_portfolio_positions_portfolio_status;
DROP INDEX idx_portfolio_positions_portfolio_market;
CREATE INDEX idx_portfolio_positions_portfolio_status ON portfolio_positions (portfolio_id, status, seq);
CREATE INDEX idx_portfolio_positions_portfolio_market ON portfolio_positions (portfolio_id, market_id, seq);
CREATE INDEX idx_portfolio_positions_portfolio_seq ON portfolio_positions (portfolio_id, seq);
-- The settlement worker finds the positions of a market that its newest settlement has not paid yet.
CREATE INDEX idx_portfolio_positions_settlement ON portfolio_positions (market_id, settlement_version)
    WHERE status <> 'closed';

DROP INDEX idx_portfolios_status;
DROP INDEX idx_portfolios_strategy_type;
CREATE INDEX idx_portfolios_status ON portfolios (status, portfolio_id);
CREATE INDEX idx_portfolios_strategy_type ON portfolios (strategy_type, portfolio_id);
