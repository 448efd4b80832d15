package io.prescient.position;

import io.prescient.commit.Columns;
import io.prescient.commit.RowQuery;
import io.prescient.commit.RowType;
import io.prescient.commit.Write;
import io.prescient.market.MarketRows;
import io.prescient.market.MarketRows.TradedMarket;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;

/// Reads and writes positions for decisions.
public final class PositionRows {
    /// The key of one position.
    public record Key(long portfolioId, String tradeId) {}

    /// The positions of a portfolio in a market.
    public record InMarket(long portfolioId, String marketId) {}

    private static final String COLUMNS = """
            x.portfolio_id, x.seq, x.trade_id, x.market_id, x.market_question, x.action, x.amount, x.entry_price,
            x.entry_timestamp, x.shares, x.open_shares, x.cost_basis, x.realized_pnl, x.status, x.exit_price,
            x.exit_timestamp, x.settlement_version, x.settled_shares, x.settled_cost, x.payout""";

    public static final RowType<String, Position> POSITIONS = RowType.of(
            3,
            position -> position.portfolioId,
            position -> position.tradeId,
            Write.insert(
                    "portfolio_positions",
                    withState(new Columns<Position>()
                            .bigint("portfolio_id", position -> position.portfolioId)
                            .text("trade_id", position -> position.tradeId)
                            .bigint("seq", position -> position.seq)
                            .text("market_id", position -> position.marketId)
                            .text("market_question", position -> position.marketQuestion)
                            .name("action", position -> position.action)
                            .numeric("amount", position -> position.amount, Money::dollars)
                            .numeric("entry_price", position -> position.entryPrice, Price::dollars)
                            .timestamptz("entry_timestamp", position -> position.entryTimestamp)
                            .numeric("shares", position -> position.shares, Shares::count))),
            Write.update(
                    "portfolio_positions",
                    2,
                    withState(new Columns<Position>()
                            .bigint("portfolio_id", position -> position.portfolioId)
                            .text("trade_id", position -> position.tradeId))));

    /// One position by its trade.
    public static final RowQuery<Key, Position> BY_TRADE = new RowQuery<>(
            POSITIONS,
            """
            SELECT p.* FROM unnest($1::bigint[], $2::text[]) AS k (portfolio_id, trade_id)
            CROSS JOIN LATERAL (SELECT %s FROM portfolio_positions x
                WHERE x.portfolio_id = k.portfolio_id AND x.trade_id = k.trade_id OFFSET 0) p""".formatted(COLUMNS),
            new Columns<Key>().bigint("portfolio_id", Key::portfolioId).text("trade_id", Key::tradeId),
            PositionRows::read);

    /// The positions in a market that were not sold wholly, in order of seq.
    public static final RowQuery<InMarket, Position> UNSOLD = new RowQuery<>(
            POSITIONS,
            """
            SELECT p.* FROM unnest($1::bigint[], $2::text[]) AS k (portfolio_id, market_id)
            CROSS JOIN LATERAL (SELECT %s FROM portfolio_positions x
                WHERE x.portfolio_id = k.portfolio_id AND x.market_id = k.market_id AND x.status <> 'closed'
                ORDER BY x.seq) p""".formatted(COLUMNS),
            new Columns<InMarket>()
                    .bigint("portfolio_id", InMarket::portfolioId)
                    .text("market_id", InMarket::marketId),
            PositionRows::read);

    private static final String MARKETS_OF_TRADES = """
            unnest($1::bigint[], $2::text[]) AS k (portfolio_id, trade_id)
            CROSS JOIN LATERAL (SELECT market_id FROM portfolio_positions x
                WHERE x.portfolio_id = k.portfolio_id AND x.trade_id = k.trade_id OFFSET 0) p""";

    /// The market of the position that a trade opened. A position never changes its market.
    public static final RowQuery<Key, TradedMarket> MARKET_BY_TRADE = new RowQuery<>(
            MarketRows.MARKETS,
            MarketRows.lockFor(MARKETS_OF_TRADES),
            MarketRows.SELECT + "WHERE m.market_id = ANY (ARRAY(SELECT p.market_id FROM " + MARKETS_OF_TRADES + "))",
            new Columns<Key>().bigint("portfolio_id", Key::portfolioId).text("trade_id", Key::tradeId),
            MarketRows::read);

    private PositionRows() {}

    private static Columns<Position> withState(Columns<Position> keys) {
        return keys.numeric("open_shares", position -> position.openShares, Shares::count)
                .numeric("cost_basis", position -> position.costBasis, Money::dollars)
                .numeric("realized_pnl", position -> position.realizedPnl, Money::dollars)
                .name("status", position -> position.status)
                .numeric("exit_price", position -> position.exitPrice, Price::dollars)
                .timestamptz("exit_timestamp", position -> position.exitTimestamp)
                .integer("settlement_version", position -> position.settlementVersion)
                .numeric("settled_shares", position -> position.settledShares, Shares::count)
                .numeric("settled_cost", position -> position.settledCost, Money::dollars)
                .numeric("payout", position -> position.payout, Money::dollars);
    }

    private static Position read(Row row) {
        var position = Position.of(new Purchase(
                row.getLong("portfolio_id"),
                row.getLong("seq"),
                row.getString("trade_id"),
                row.getString("market_id"),
                row.getString("market_question"),
                TradeAction.valueOf(row.getString("action")),
                Rows.money(row, "amount"),
                Rows.price(row, "entry_price"),
                Rows.instant(row, "entry_timestamp"),
                Rows.shares(row, "shares")));
        position.openShares = Rows.shares(row, "open_shares");
        position.costBasis = Rows.money(row, "cost_basis");
        position.realizedPnl = Rows.money(row, "realized_pnl");
        position.status = PositionStatus.valueOf(row.getString("status"));
        position.exitPrice = Rows.nullablePrice(row, "exit_price");
        position.exitTimestamp = Rows.nullableInstant(row, "exit_timestamp");
        position.settlementVersion = row.getInteger("settlement_version");
        position.settledShares = Rows.shares(row, "settled_shares");
        position.settledCost = Rows.money(row, "settled_cost");
        position.payout = Rows.money(row, "payout");
        return position;
    }
}
