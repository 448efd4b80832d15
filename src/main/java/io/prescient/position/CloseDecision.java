package io.prescient.position;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.Market;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.PortfolioState;
import io.prescient.portfolio.PortfolioStatus;
import java.time.Instant;
import java.util.Optional;

/// Decides whether a position is sold, and how many shares at which price. The rules are checked in this order:
/// deadline, expected_seq, portfolio status, position status, market, shares, price, max_price_age_seconds,
/// limit_price.
sealed interface CloseDecision {
    record Sell(Shares shares, Price price) implements CloseDecision {}

    record Rejected(Problem problem) implements CloseDecision {}

    /// Returns the sale, or the problem of the first rule that fails. A paused portfolio can sell, an archived one
    /// cannot.
    ///
    /// @param market the position's market; null if it is unknown, then the market rule is skipped
    static CloseDecision of(PortfolioState portfolio, Position position, Market market, CloseRequest request, Instant now) {
        var shares = request.shares() == null ? position.openShares : request.shares();
        var mark = market == null ? null : market.priceOf(position.action);
        var price = request.price() == null ? mark : request.price();
        var observedAt = market == null ? null : market.lastPriceUpdate;
        return request.commandGuard()
                .check(portfolio, now)
                .or(() -> checkStatus(portfolio, position))
                .or(() -> checkMarket(position, market))
                .or(() -> checkShares(position, shares))
                .or(() -> checkPrice(position, price))
                .or(() -> request.priceGuard().ofSale(price, observedAt, now))
                .<CloseDecision>map(Rejected::new)
                .orElseGet(() -> new Sell(shares, price));
    }

    private static Optional<Problem> checkStatus(PortfolioState portfolio, Position position) {
        if (portfolio.status() == PortfolioStatus.archived) {
            return Optional.of(portfolio.archived());
        }
        return position.status == PositionStatus.open
                ? Optional.empty()
                : Optional.of(Problem.of(
                                ProblemCode.position_not_open,
                                "Position %s is %s".formatted(position.tradeId, position.status))
                        .with("position_status", position.status));
    }

    private static Optional<Problem> checkMarket(Position position, Market market) {
        return market == null || market.state() == Market.State.open
                ? Optional.empty()
                : Optional.of(Problem.of(
                                ProblemCode.market_closed,
                                "Market %s is %s".formatted(position.marketId, market.state()))
                        .with("market_id", position.marketId)
                        .with("market_status", market.state()));
    }

    private static Optional<Problem> checkShares(Position position, Shares shares) {
        return shares.isGreaterThan(position.openShares)
                ? Optional.of(Problem.of(
                                ProblemCode.insufficient_shares,
                                "Insufficient shares: %s requested, %s available"
                                        .formatted(shares, position.openShares))
                        .with("available", position.openShares)
                        .with("requested", shares))
                : Optional.empty();
    }

    private static Optional<Problem> checkPrice(Position position, Price price) {
        return price == null
                ? Optional.of(Problem.of(
                        ProblemCode.no_price,
                        "Market " + position.marketId + " has no price; set `price` in the request"))
                : Optional.empty();
    }
}
