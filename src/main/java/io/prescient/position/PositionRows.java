package io.prescient.position;

import io.prescient.commit.RowQuery;
import io.prescient.commit.RowType;
import io.prescient.commit.Write;
import io.prescient.market.MarketRows;
import io.prescient.market.MarketRows.TradedMarket;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;

/// Reads and writes positions for decisions.
public final class PositionRows {
    /// The key of one position.
    public record Key(long portfolioId, String tradeId) {}

    /// The positions of a portfolio in a market.
    public record InMarket(long portfolioId, String marketId) {}

    private static final String COLUMNS = """
            t.portfolio_id, t.seq, t.trade_id, t.market_id, t.market_question, t.action, t.amount, t.entry_price,
            t.entry_timestamp, t.shares, t.open_shares, t.cost_basis, t.realized_pnl, t.status, t.exit_price,
            t.exit_timestamp, t.settlement_version, t.settled_shares, t.settled_cost, t.payout""";

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

    private static final Columns<Key> TRADE =
            new Columns<Key>().bigint("portfolio_id", Key::portfolioId).text("trade_id", Key::tradeId);

    /// One position by its trade.
    public static final RowQuery<Key, Position> BY_TRADE =
            RowQuery.byKey(POSITIONS, "portfolio_positions", COLUMNS, "OFFSET 0", TRADE, PositionRows::read);

    /// The positions in a market that were not sold wholly, in order of seq.
    public static final RowQuery<InMarket, Position> UNSOLD = RowQuery.byKey(
            POSITIONS,
            "portfolio_positions",
            COLUMNS,
            "AND t.status <> 'closed' ORDER BY t.seq",
            new Columns<InMarket>()
                    .bigint("portfolio_id", InMarket::portfolioId)
                    .text("market_id", InMarket::marketId),
            PositionRows::read);

    private static final String MARKETS_OF_TRADES =
            RowQuery.lookUp("portfolio_positions", "t.market_id", "OFFSET 0", TRADE);

    /// The market of the position that a trade opened. A position never changes its market.
    public static final RowQuery<Key, TradedMarket> MARKET_BY_TRADE = new RowQuery<>(
            MarketRows.MARKETS,
            MarketRows.lockFor(MARKETS_OF_TRADES),
            MarketRows.SELECT + "WHERE m.market_id = ANY (ARRAY(SELECT r.market_id FROM " + MARKETS_OF_TRADES + "))",
            TRADE,
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
