package io.prescient.performance;

import io.prescient.money.Money;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The figures of a series of looks. All are pure numbers except `max_drawdown_amount`.
public record Returns(
        @Schema(
                nullable = true,
                description =
                        "total_profit_loss / (start_total_value + deposits): profit by all the money that was there")
        Statistic totalReturn,

        @Schema(
                nullable = true,
                description = "(1 + time_weighted_return)^(365 / days) - 1; null for less than a day. For less than a "
                        + "year it is an extrapolation, which GIPS 2020 (2.A.22) forbids to present as a result")
        Statistic annualisedReturn,

        @Schema(
                nullable = true,
                description =
                        "Product of (equity just before the flow / equity after the last one) over the sub-periods that "
                                + "deposits and withdrawals cut, - 1 (GIPS 2020, true time-weighted return; CFA Institute). What "
                                + "is booked at the very instant of a flow counts before it. Null where equity was not positive "
                                + "at one of these instants")
        Statistic timeWeightedReturn,

        @Schema(
                nullable = true,
                description =
                        "Internal rate of return over the whole time: the R with sum of flow * (1 + R)^(part of the "
                                + "time left) = total_value, start_total_value being the first flow (CFA Institute, money-weighted "
                                + "return). Null where no rate solves it or more than one")
        Statistic moneyWeightedReturn,

        @Schema(
                nullable = true,
                description = "The same a year: Excel's XIRR, actual days / 365; null for less than a day")
        Statistic moneyWeightedReturnAnnualised,

        @Schema(
                nullable = true,
                description =
                        "Largest fall of the time-weighted index from its peak: (peak - trough) / peak, over every entry "
                                + "and every observation of what was held. Deposits and withdrawals are no part of it "
                                + "(Magdon-Ismail & Atiya 2004). Of more changes than are looked at (see valuation_count) the worst fall is sought with what "
                                + "is held of a market's side as one lot, then valued exactly: another one may be worse by "
                                + "what the lots differ in by being rounded each alone, two cents for each open position at "
                                + "most")
        Statistic maxDrawdown,

        @Schema(description = "When the index was at the peak of that fall; null if it never fell", nullable = true)
        Instant maxDrawdownPeakAt,

        @Schema(description = "When it was at the trough of that fall; null if it never fell", nullable = true)
        Instant maxDrawdownTroughAt,

        @Schema(
                description =
                        "Largest fall in dollars of profit (equity less what owners put in) from its peak, over every "
                                + "entry and every observation of what was held, found as max_drawdown is. The portfolio's own "
                                + "max_drawdown_amount is the same over what was recorded of it, points that later ones of the same "
                                + "day replaced among them")
        Money maxDrawdownAmount,

        @Schema(description = "When profit was at the peak of that fall; null if it never fell", nullable = true)
        Instant maxDrawdownAmountPeakAt,

        @Schema(description = "When it was at the trough of that fall; null if it never fell", nullable = true)
        Instant maxDrawdownAmountTroughAt,

        @Schema(description = "Whole UTC days from midnight to midnight: the returns of the next three figures")
        int dayCount,

        @Schema(
                nullable = true,
                description =
                        "Standard deviation (n - 1) of the daily returns * sqrt(365) (historical volatility: Hull, "
                                + "Options, Futures, and Other Derivatives); null for less than two days")
        Statistic volatility,

        @Schema(
                nullable = true,
                description =
                        "Mean / standard deviation (n - 1) of the daily returns * sqrt(365), risk-free rate 0 (Sharpe 1994, "
                                + "The Sharpe Ratio); null for less than two days or without deviation")
        Statistic sharpeRatio,

        @Schema(
                nullable = true,
                description =
                        "Mean / sqrt(sum of squares of the negative daily returns / days) * sqrt(365), least acceptable "
                                + "return 0 (Sortino & Price 1994); null without a day or without a negative one")
        Statistic sortinoRatio,

        @Schema(
                nullable = true,
                description =
                        "Time-weighted mean of total_invested / equity; from one look to the next what held at the first "
                                + "counts. Null where equity was not positive while something was held, or no time passed")
        Statistic exposure) {

    /// @param looks at least one, in order of time
    static Returns of(List<ValuationInstant> looks) {
        var growth = new TimeWeightedReturn(looks);
        var daily = growth.daily();
        double weighted = InternalRateOfReturn.ofLooks(looks);
        var fall = growth.drawdown();
        var loss = growth.loss();
        return new Returns(
                Statistic.of(growth.total()),
                Statistic.of(growth.annualised()),
                Statistic.of(growth.timeWeighted()),
                Statistic.of(weighted),
                Statistic.of(InternalRateOfReturn.annual(
                        weighted, growth.first().at(), growth.last().at())),
                Statistic.of(fall.ratio()),
                fall.peakAt(),
                fall.troughAt(),
                loss.amount(),
                loss.peakAt(),
                loss.troughAt(),
                daily.length,
                Statistic.of(Risk.volatility(daily)),
                Statistic.of(Risk.sharpe(daily)),
                Statistic.of(Risk.sortino(daily)),
                Statistic.of(growth.exposure()));
    }

    MetricNotes explain(MetricNotes notes) {
        return notes.where("total_return", totalReturn, "nothing was there and nothing came in")
                .where(
                        "time_weighted_return",
                        timeWeightedReturn,
                        "equity was not positive at the beginning, at a deposit or withdrawal, or at the end")
                .where(
                        "annualised_return",
                        annualisedReturn,
                        "less than a day, no time_weighted_return to scale, or beyond all measure")
                .where(
                        "money_weighted_return",
                        moneyWeightedReturn,
                        "no rate solves it, or more than one, or there are too many flows to search")
                .where(
                        "money_weighted_return_annualised",
                        moneyWeightedReturnAnnualised,
                        "less than a day, no money_weighted_return to scale, or beyond all measure")
                .where("max_drawdown", maxDrawdown, "equity was not positive all the time")
                .where("volatility", volatility, "less than two whole UTC days, or equity was not positive")
                .where(
                        "sharpe_ratio",
                        sharpeRatio,
                        "less than two whole UTC days, all alike, or equity was not positive")
                .where("sortino_ratio", sortinoRatio, "no whole UTC day, or none that lost")
                .where("exposure", exposure, "no time passed, or equity was not positive while something was held");
    }
}
