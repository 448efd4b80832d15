package io.prescient.position;

import io.prescient.market.Market;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.Portfolio;
import io.prescient.portfolio.Status;
import io.prescient.web.Code;
import io.prescient.web.Problem;

/// Whether, how much and at which price a position is sold.
sealed interface CloseDecision {
    record Sell(Shares shares, Price price) implements CloseDecision {}

    record Refused(Problem problem) implements CloseDecision {}

    /// A paused portfolio may sell, an archived one not; a closed market does not trade.
    static CloseDecision of(Portfolio portfolio, Position position, Market market, CloseRequest request) {
        if (portfolio.status == Status.archived) {
            return new Refused(portfolio.archived());
        }
        if (position.status != PositionStatus.open) {
            return new Refused(
                    Problem.of(Code.position_not_open, "Position %s is %s".formatted(position.tradeId, position.status))
                            .with("position_status", position.status));
        }
        if (market != null && market.state() != Market.State.open) {
            return new Refused(
                    Problem.of(Code.market_closed, "Market %s is %s".formatted(position.marketId, market.state()))
                            .with("market_id", position.marketId)
                            .with("market_state", market.state()));
        }
        var shares = request.shares() == null ? position.openShares : request.shares();
        if (shares.isMoreThan(position.openShares)) {
            return new Refused(Problem.of(
                            Code.insufficient_shares,
                            "%s shares were asked for, %s are held".formatted(shares, position.openShares))
                    .with("available", position.openShares)
                    .with("requested", shares));
        }
        var mark = market == null ? null : market.priceOf(position.action);
        var price = request.price() == null ? mark : request.price();
        return price == null
                ? new Refused(Problem.of(Code.no_price, "Market " + position.marketId + " has no price; give one"))
                : new Sell(shares, price);
    }
}
