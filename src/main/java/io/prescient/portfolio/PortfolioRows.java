package io.prescient.portfolio;

import io.prescient.commit.PortfolioTable;
import io.prescient.commit.RowQuery;
import io.prescient.commit.RowType;
import io.prescient.commit.Write;
import io.prescient.money.Money;
import io.prescient.money.Shares;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of portfolios that commands read and change.
@Singleton
public class PortfolioRows implements PortfolioTable<PortfolioState> {
    private static final String SELECT = """
            SELECT portfolio_id, strategy_type, status, max_position_size, max_total_exposure, max_positions,
                initial_balance, total_deposits, total_withdrawals, current_balance, total_invested, realized_pnl,
                closed_pnl, held_shares, trade_count, open_position_count, closed_position_count, total_winning_trades,
                total_losing_trades, seq, last_updated, last_trade_at
            FROM portfolios WHERE portfolio_id = ANY ($1) ORDER BY portfolio_id""";

    static final RowType<Long, PortfolioState> STATE = RowType.of(
            0,
            PortfolioState::portfolioId,
            PortfolioState::portfolioId,
            null,
            Write.update("portfolios", 1, stateColumns()));

    /// What a merge patch changes.
    record Details(
            long portfolioId,
            String name,
            @Nullable String description,
            String strategyType,
            String strategyConfig,
            Limits limits) {}

    static final RowType<Long, Details> DETAILS = RowType.of(
            1,
            Details::portfolioId,
            Details::portfolioId,
            null,
            Write.update(
                    "portfolios",
                    1,
                    new Columns<Details>()
                            .bigint("portfolio_id", Details::portfolioId)
                            .text("name", Details::name)
                            .text("description", Details::description)
                            .text("strategy_type", Details::strategyType)
                            .jsonb("strategy_config", Details::strategyConfig)
                            .numeric("max_position_size", details -> details.limits.maxPositionSize(), Money::dollars)
                            .numeric("max_total_exposure", details -> details.limits.maxTotalExposure(), Money::dollars)
                            .integer("max_positions", details -> details.limits.maxPositions())));

    static final RowQuery<Long, Details> DETAILS_BY_ID = new RowQuery<>(
            DETAILS,
            """
            SELECT portfolio_id, name, description, strategy_type, strategy_config::text AS config, max_position_size,
                max_total_exposure, max_positions
            FROM portfolios WHERE portfolio_id = ANY ($1)""",
            new Columns<Long>().bigint("portfolio_id", Function.identity()),
            row -> new Details(
                    row.getLong("portfolio_id"),
                    row.getString("name"),
                    row.getString("description"),
                    row.getString("strategy_type"),
                    row.getString("config"),
                    limits(row)));

    /// A portfolio that is deleted at the end of the transaction.
    static final RowType<Long, Long> DELETED = RowType.of(
            9,
            Function.identity(),
            Function.identity(),
            Write.delete("portfolios", 1, new Columns<Long>().bigint("portfolio_id", Function.identity())),
            null);

    @Override
    public RowType<Long, PortfolioState> type() {
        return STATE;
    }

    @Override
    public String select() {
        return SELECT;
    }

    @Override
    public long seq(PortfolioState state) {
        return state.seq();
    }

    @Override
    public RuntimeException notFound(long portfolioId) {
        return Portfolio.notFound(portfolioId);
    }

    @Override
    public PortfolioState read(Row row) {
        return new PortfolioState(
                row.getLong("portfolio_id"),
                row.getString("strategy_type"),
                PortfolioStatus.valueOf(row.getString("status")),
                limits(row),
                new Totals(
                        Rows.money(row, "initial_balance"),
                        Rows.money(row, "total_deposits"),
                        Rows.money(row, "total_withdrawals"),
                        Rows.money(row, "current_balance"),
                        Rows.money(row, "total_invested"),
                        Rows.money(row, "realized_pnl"),
                        Rows.money(row, "closed_pnl"),
                        Rows.shares(row, "held_shares"),
                        row.getInteger("trade_count"),
                        row.getInteger("open_position_count"),
                        row.getInteger("closed_position_count"),
                        row.getInteger("total_winning_trades"),
                        row.getInteger("total_losing_trades")),
                row.getLong("seq"),
                Rows.instant(row, "last_updated"),
                Rows.nullableInstant(row, "last_trade_at"));
    }

    private static Limits limits(Row row) {
        return new Limits(
                Rows.nullableMoney(row, "max_position_size"),
                Rows.nullableMoney(row, "max_total_exposure"),
                row.getInteger("max_positions"));
    }

    private static Columns<PortfolioState> stateColumns() {
        return new Columns<PortfolioState>()
                .bigint("portfolio_id", PortfolioState::portfolioId)
                .name("status", PortfolioState::status)
                .numeric("total_deposits", state -> state.totals().totalDeposits(), Money::dollars)
                .numeric("total_withdrawals", state -> state.totals().totalWithdrawals(), Money::dollars)
                .numeric("current_balance", state -> state.totals().currentBalance(), Money::dollars)
                .numeric("total_invested", state -> state.totals().totalInvested(), Money::dollars)
                .numeric("realized_pnl", state -> state.totals().realizedPnl(), Money::dollars)
                .numeric("closed_pnl", state -> state.totals().closedPnl(), Money::dollars)
                .numeric("held_shares", state -> state.totals().heldShares(), Shares::count)
                .integer("trade_count", state -> state.totals().tradeCount())
                .integer("open_position_count", state -> state.totals().openPositionCount())
                .integer("closed_position_count", state -> state.totals().closedPositionCount())
                .integer("total_winning_trades", state -> state.totals().totalWinningTrades())
                .integer("total_losing_trades", state -> state.totals().totalLosingTrades())
                .bigint("seq", PortfolioState::seq)
                .timestamptz("last_updated", PortfolioState::updatedAt)
                .timestamptz("last_trade_at", PortfolioState::lastTradeAt);
    }
}
