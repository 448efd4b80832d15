package io.prescient.trade;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.Market;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.PortfolioState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The decision on a trade at the current state, without execution. Amounts are in dollars.
public record TradePreview(
        boolean admitted,

        @Schema(description = "Problem with which the trade would be rejected; null if admitted", nullable = true)
        @Nullable
        Problem problem,

        @Schema(
                description = "The portfolio's seq behind the decision. Send it as expected_seq, and the trade is "
                        + "executed only if the portfolio has not changed since.")
        long seq,

        @Schema(description = "Instant of the decision") Instant asOf,

        @Schema(
                description =
                        "Dollars per share: the requested price, else the current price of the side; null if there "
                                + "is none",
                nullable = true)
        @Nullable
        Price price,

        @Schema(
                description =
                        "When the market's price was observed; null if the request has a price or the time is unknown",
                nullable = true)
        @Nullable
        Instant lastPriceAt,

        @Schema(description = "amount / price, rounded down to six places; null if rejected", nullable = true) @Nullable
        Shares shares,

        @Schema(description = "Cost of the position, equal to the amount; null if rejected", nullable = true) @Nullable
        Money cost,

        @Schema(
                description = "Limits of the portfolio, in the order in which they are checked. `cash`: the limit is "
                        + "current_balance. `max_position_size`: amount of one trade. `max_total_exposure`: used "
                        + "is total_invested. `max_positions`: used is the number of open positions. `range`: used "
                        + "is the upper bound of current_balance, that is current_balance plus one dollar per "
                        + "share that was bought and not sold. Settled shares count, because a correction may pay "
                        + "them again. `range` is left out if there is no price.")
        List<LimitUsage> limits,

        @Schema(
                description =
                        "Name of the limit that rejects one cent more than max_trade_amount. If no limit but a rule on "
                                + "status, market, time or price rejects it, the problem code of that rule.",
                examples = "cash")
        String bindingLimit,

        @Schema(description = "Problem code with which one cent more than max_trade_amount is rejected")
        ProblemCode bindingCode,

        @Schema(
                description =
                        "Largest amount that would be executed, with all other members as requested; 0.00 if every "
                                + "amount is rejected")
        Money maxTradeAmount) {

    static TradePreview of(PortfolioState portfolio, @Nullable Market market, NewTrade trade, Instant now) {
        var decision = TradeDecision.of(portfolio, market, trade, now);
        var largest = MaxTradeAmount.of(amount -> TradeDecision.of(portfolio, market, trade.withAmount(amount), now));
        var price = market == null ? trade.price() : TradeDecision.priceOf(market, trade);
        var observedAt = market == null || trade.price() != null || price == null ? null : market.lastPriceUpdate;
        var path = "/v1/portfolios/" + portfolio.portfolioId() + "/trades";
        return new TradePreview(
                decision instanceof TradeDecision.Buy,
                decision instanceof TradeDecision.Rejected(var problem) ? problem.at(path) : null,
                portfolio.seq(),
                now,
                price,
                observedAt,
                decision instanceof TradeDecision.Buy(var shares, var _) ? shares : null,
                decision instanceof TradeDecision.Buy ? trade.amount() : null,
                LimitUsages.of(portfolio.totals(), portfolio.limits(), trade.amount(), price),
                limitName(largest.beyond().code()),
                largest.beyond().code(),
                largest.amount());
    }

    private static String limitName(ProblemCode code) {
        return Arrays.stream(Limit.values())
                .filter(limit -> limit.code == code)
                .map(Limit::name)
                .findFirst()
                .orElse(code.name());
    }
}
