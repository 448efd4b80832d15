package io.prescient.trade;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.Market;
import io.prescient.money.NumberOutOfRange;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.Limits;
import io.prescient.portfolio.PortfolioState;
import io.prescient.portfolio.PortfolioStatus;
import io.prescient.portfolio.Totals;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides whether a trade is executed, and how many shares it buys at which price. The rules are checked in this
/// order: deadline, expected_seq, portfolio status, market, max_price_age_seconds, limit_price, cash, position size,
/// exposure, positions, range.
sealed interface TradeDecision {
    record Buy(Shares shares, Price price) implements TradeDecision {}

    record Rejected(Problem problem) implements TradeDecision {}

    /// Returns the purchase, or the problem of the first rule that fails.
    ///
    /// @param market the trade's market, if it is known
    static TradeDecision of(PortfolioState portfolio, @Nullable Market market, NewTrade trade, Instant now) {
        return trade.commandGuard()
                .check(portfolio, now)
                .or(() -> checkStatus(portfolio))
                .<TradeDecision>map(Rejected::new)
                .orElseGet(() -> inMarket(portfolio, market, trade, now));
    }

    private static TradeDecision inMarket(
            PortfolioState portfolio, @Nullable Market market, NewTrade trade, Instant now) {
        if (market == null) {
            return rejected(ProblemCode.market_unknown, "Market " + trade.marketId() + " does not exist", trade);
        }
        if (market.state() != Market.State.open) {
            return rejected(
                    ProblemCode.market_closed, "Market %s is %s".formatted(trade.marketId(), market.state()), trade);
        }
        var price = priceOf(market, trade);
        if (price == null) {
            return rejected(
                    ProblemCode.no_price, "Market " + trade.marketId() + " has no price for " + trade.action(), trade);
        }
        if (!price.isTradable()) {
            return rejected(
                    ProblemCode.price_not_tradable,
                    "The current price %s is not more than 0 and less than 1".formatted(price),
                    trade);
        }
        return trade.priceGuard()
                .ofBuy(price, market.lastPriceUpdate, now)
                .<TradeDecision>map(Rejected::new)
                .orElseGet(() -> atPrice(portfolio.totals(), portfolio.limits(), price, trade));
    }

    private static TradeDecision atPrice(Totals totals, Limits limits, Price price, NewTrade trade) {
        return checkCash(totals, trade)
                .or(() -> checkPositionSize(limits, trade))
                .or(() -> checkExposure(totals, limits, trade))
                .or(() -> checkPositionCount(totals, limits))
                .<TradeDecision>map(Rejected::new)
                .orElseGet(() -> buy(totals, price, trade));
    }

    private static TradeDecision outOfRange() {
        return new Rejected(Problem.of(
                ProblemCode.out_of_range,
                "The payout of the shares that this amount buys could exceed the range of the portfolio's amounts"));
    }

    private static TradeDecision buy(Totals totals, Price price, NewTrade trade) {
        try {
            var shares = trade.amount().dividedBy(price);
            return totals.canHold(trade.amount().negated(), shares) ? new Buy(shares, price) : outOfRange();
        } catch (NumberOutOfRange e) {
            return outOfRange();
        }
    }

    private static Optional<Problem> checkStatus(PortfolioState portfolio) {
        return portfolio.status() == PortfolioStatus.active ? Optional.empty() : Optional.of(portfolio.notActive());
    }

    /// Returns the requested price, else the current price of the side, if there is one.
    static @Nullable Price priceOf(Market market, NewTrade trade) {
        return trade.price() == null ? market.priceOf(trade.action()) : trade.price();
    }

    private static Optional<Problem> checkCash(Totals totals, NewTrade trade) {
        var available = totals.currentBalance();
        return trade.amount().isGreaterThan(available)
                ? Optional.of(Problem.of(
                                ProblemCode.insufficient_cash,
                                "Insufficient cash: %s requested, %s available".formatted(trade.amount(), available))
                        .with("available", available)
                        .with("requested", trade.amount()))
                : Optional.empty();
    }

    private static Optional<Problem> checkPositionSize(Limits limits, NewTrade trade) {
        var limit = limits.maxPositionSize();
        return limit != null && trade.amount().isGreaterThan(limit)
                ? limitExceeded(ProblemCode.position_size_exceeded, "max_position_size", limit, null, trade.amount())
                : Optional.empty();
    }

    private static Optional<Problem> checkExposure(Totals totals, Limits limits, NewTrade trade) {
        var limit = limits.maxTotalExposure();
        var used = totals.totalInvested();
        return limit != null && trade.amount().isGreaterThan(limit.minus(used))
                ? limitExceeded(ProblemCode.exposure_exceeded, "max_total_exposure", limit, used, trade.amount())
                : Optional.empty();
    }

    private static Optional<Problem> checkPositionCount(Totals totals, Limits limits) {
        var limit = limits.maxPositions();
        return limit != null && totals.openPositionCount() >= limit
                ? limitExceeded(ProblemCode.positions_exceeded, "max_positions", limit, totals.openPositionCount(), 1)
                : Optional.empty();
    }

    private static Optional<Problem> limitExceeded(
            ProblemCode code, String name, Object limit, @Nullable Object used, Object requested) {
        var problem = Problem.of(
                        code,
                        "%s is %s: %s requested%s"
                                .formatted(name, limit, requested, used == null ? "" : ", " + used + " in use"))
                .with("limit", limit)
                .with("requested", requested);
        return Optional.of(used == null ? problem : problem.with("used", used));
    }

    private static TradeDecision rejected(ProblemCode code, String detail, NewTrade trade) {
        return new Rejected(Problem.of(code, detail).with("market_id", trade.marketId()));
    }
}
