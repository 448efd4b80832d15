package io.prescient.trade;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.Market;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.Portfolio;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What would become of a trade if it were decided on now.
public record TradePreview(
        boolean admitted,

        @Schema(description = "The refusal that it would get; null if admitted", nullable = true)
        Problem problem,

        @Schema(
                description = "The portfolio's seq that was looked at; as expected_seq it lets the trade pass only if "
                        + "nothing was booked since")
        long seq,

        @Schema(description = "When it was judged") Instant asOf,

        @Schema(
                description = "Dollars per share: the given price, else the side's present one; null if there is none",
                nullable = true)
        Price price,

        @Schema(
                description = "When the market's price was observed; null if a price is given or nobody knows",
                nullable = true)
        Instant lastPriceAt,

        @Schema(description = "amount / price, rounded down to six places; null if refused", nullable = true)
        Shares shares,

        @Schema(description = "What the position would cost: the amount; null if refused", nullable = true)
        Money cost,

        @Schema(
                description =
                        "Each limit that the portfolio has, in the order of judgement. `cash`: of current_balance. "
                                + "`max_position_size`: of one stake. `max_total_exposure`: used is total_invested. `max_positions`: open "
                                + "positions. `range`: used is current_balance + one dollar per share that was bought and not sold, also if "
                                + "it is settled, because a correction may pay it anew; cash can never become more than that. Left "
                                + "out without a price")
        List<LimitUsage> limits,

        @Schema(
                description =
                        "The limit that refuses one cent more than max_trade_amount; where it is no limit, the code "
                                + "of the status, market or guard that refuses every amount",
                examples = "cash")
        String bindingLimit,

        @Schema(description = "The code with which one cent more than max_trade_amount is refused")
        ProblemCode bindingCode,

        @Schema(description = "The largest amount that would be executed, all else as asked; 0.00 if there is none")
        Money maxTradeAmount) {

    static TradePreview of(Portfolio portfolio, Market market, NewTrade trade, Instant now) {
        var decision = TradeDecision.of(portfolio, market, trade, now);
        var largest = MaxTradeAmount.of(amount -> TradeDecision.of(portfolio, market, trade.withAmount(amount), now));
        var price = market == null ? trade.price() : TradeDecision.priceOf(market, trade);
        boolean observed = market != null && trade.price() == null && price != null;
        var path = "/v1/portfolios/" + portfolio.portfolioId + "/trades";
        return new TradePreview(
                decision instanceof TradeDecision.Buy,
                decision instanceof TradeDecision.Refused(var problem) ? problem.at(path) : null,
                portfolio.seq(),
                now,
                price,
                observed ? market.lastPriceUpdate : null,
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
