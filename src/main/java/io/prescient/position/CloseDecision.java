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
import org.jspecify.annotations.Nullable;

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
    static CloseDecision of(
            PortfolioState portfolio, Position position, @Nullable Market market, CloseRequest request, Instant now) {
        var shares = request.shares() == null ? position.openShares : request.shares();
        return request.commandGuard()
                .check(portfolio, now)
                .or(() -> checkStatus(portfolio, position))
                .or(() -> checkMarket(position, market))
                .or(() -> checkShares(position, shares))
                .<CloseDecision>map(Rejected::new)
                .orElseGet(() -> atPrice(position, shares, market, request, now));
    }

    private static CloseDecision atPrice(
            Position position, Shares shares, @Nullable Market market, CloseRequest request, Instant now) {
        var mark = market == null ? null : market.priceOf(position.action);
        var price = request.price() == null ? mark : request.price();
        if (price == null) {
            return new Rejected(Problem.of(
                    ProblemCode.no_price, "Market " + position.marketId + " has no price; set `price` in the request"));
        }
        return request.priceGuard()
                .ofSale(price, market == null ? null : market.lastPriceUpdate, now)
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

    private static Optional<Problem> checkMarket(Position position, @Nullable Market market) {
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
}
