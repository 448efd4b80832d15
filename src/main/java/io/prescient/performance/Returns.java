package io.prescient.performance;

import io.prescient.money.Money;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The returns and risks of a series of valuation instants. All are pure numbers except `max_drawdown_amount`,
/// which is in dollars.
public record Returns(
        @Schema(nullable = true, description = "total_profit_loss / (start_total_value + deposits)") @Nullable
        Statistic totalReturn,

        @Schema(
                nullable = true,
                description = "(1 + time_weighted_return)^(365 / days) - 1; null for less than a day. For less than a "
                        + "year it is an extrapolation. GIPS 2020 (2.A.22) does not allow its presentation as a "
                        + "result")
        @Nullable
        Statistic annualisedReturn,

        @Schema(
                nullable = true,
                description =
                        "True time-weighted return (GIPS 2020, CFA Institute): the product of (equity just before "
                                + "a flow / equity after the previous flow) over the sub-periods between deposits and "
                                + "withdrawals, - 1. Entries at the instant of a flow count before the flow. Null if equity "
                                + "was not positive at one of these instants")
        @Nullable
        Statistic timeWeightedReturn,

        @Schema(
                nullable = true,
                description =
                        "Money-weighted return (CFA Institute), the internal rate of return over the whole period: "
                                + "the R with sum of flow * (1 + R)^(fraction of the period left) = total_value, where "
                                + "start_total_value is the first flow. Null if there is no solution or more than one")
        @Nullable
        Statistic moneyWeightedReturn,

        @Schema(
                nullable = true,
                description =
                        "money_weighted_return annualised as in Excel's XIRR, actual days / 365; null for less than a day")
        @Nullable
        Statistic moneyWeightedReturnAnnualised,

        @Schema(
                nullable = true,
                description = "Largest fall of the time-weighted index from its peak: (peak - trough) / peak "
                        + "(Magdon-Ismail & Atiya 2004), over every entry and every observation of the positions "
                        + "held, without deposits and withdrawals. With more changes than the limit of "
                        + "valuation_count, the search treats all positions on one side of a market as one, then "
                        + "values the result exactly. A larger fall may then exist, by the rounding of the single "
                        + "positions: at most two cents per open position")
        @Nullable
        Statistic maxDrawdown,

        @Schema(description = "Time of the peak of max_drawdown; null if the index never fell", nullable = true)
        @Nullable
        Instant maxDrawdownPeakAt,

        @Schema(description = "Time of the trough of max_drawdown; null if the index never fell", nullable = true)
        @Nullable
        Instant maxDrawdownTroughAt,

        @Schema(
                description =
                        "Largest fall of profit (equity - net contributions) from its peak, in dollars, over every "
                                + "entry and every observation of the positions held, searched as max_drawdown is. The "
                                + "max_drawdown_amount of the portfolio itself covers all recorded points, including points "
                                + "that a later one of the same day replaced")
        Money maxDrawdownAmount,

        @Schema(description = "Time of the peak of max_drawdown_amount; null if profit never fell", nullable = true)
        @Nullable
        Instant maxDrawdownAmountPeakAt,

        @Schema(description = "Time of the trough of max_drawdown_amount; null if profit never fell", nullable = true)
        @Nullable
        Instant maxDrawdownAmountTroughAt,

        @Schema(
                description =
                        "Number of whole UTC days, midnight to midnight. volatility, sharpe_ratio and sortino_ratio use their returns")
        int dayCount,

        @Schema(
                nullable = true,
                description =
                        "Historical volatility (Hull, Options, Futures, and Other Derivatives): standard deviation "
                                + "(n - 1) of the daily returns * sqrt(365); null for less than two days")
        @Nullable
        Statistic volatility,

        @Schema(
                nullable = true,
                description = "Sharpe ratio (Sharpe 1994): mean / standard deviation (n - 1) of the daily returns * "
                        + "sqrt(365), risk-free rate 0; null for less than two days or if all returns are equal")
        @Nullable
        Statistic sharpeRatio,

        @Schema(
                nullable = true,
                description = "Sortino ratio (Sortino & Price 1994): mean / sqrt(sum of squares of the negative daily "
                        + "returns / days) * sqrt(365), minimum acceptable return 0; null without a day or without a "
                        + "negative return")
        @Nullable
        Statistic sortinoRatio,

        @Schema(
                nullable = true,
                description =
                        "Time-weighted mean of total_invested / equity. The value at an instant applies until the "
                                + "next one. Null if equity was not positive while a position was open, or if the period is "
                                + "empty")
        @Nullable
        Statistic exposure) {

    /// Computes the metrics.
    ///
    /// @param instants at least one, in order of time
    static Returns of(List<ValuationInstant> instants) {
        var twr = new TimeWeightedReturn(instants);
        var daily = twr.daily();
        double weighted = InternalRateOfReturn.ofInstants(instants);
        var drawdown = twr.drawdown();
        var loss = twr.loss();
        return new Returns(
                Statistic.of(twr.total()),
                Statistic.of(twr.annualised()),
                Statistic.of(twr.timeWeighted()),
                Statistic.of(weighted),
                Statistic.of(InternalRateOfReturn.annual(
                        weighted, twr.first().at(), twr.last().at())),
                Statistic.of(drawdown.ratio()),
                drawdown.peakAt(),
                drawdown.troughAt(),
                loss.amount(),
                loss.peakAt(),
                loss.troughAt(),
                daily.length,
                Statistic.of(Risk.volatility(daily)),
                Statistic.of(Risk.sharpe(daily)),
                Statistic.of(Risk.sortino(daily)),
                Statistic.of(twr.exposure()));
    }

    MetricNotes explain(MetricNotes notes) {
        return notes.where("total_return", totalReturn, "there was no equity and no deposit")
                .where(
                        "time_weighted_return",
                        timeWeightedReturn,
                        "equity was not positive at the beginning, at a deposit or withdrawal, or at the end")
                .where("annualised_return", annualisedReturn, "less than a day, no time_weighted_return, or too large")
                .where(
                        "money_weighted_return",
                        moneyWeightedReturn,
                        "no rate solves it, more than one does, or there are more than 2,000 flows")
                .where(
                        "money_weighted_return_annualised",
                        moneyWeightedReturnAnnualised,
                        "less than a day, no money_weighted_return, or too large")
                .where("max_drawdown", maxDrawdown, "equity was not positive all the time")
                .where("volatility", volatility, "less than two whole UTC days, or equity was not positive")
                .where(
                        "sharpe_ratio",
                        sharpeRatio,
                        "less than two whole UTC days, all returns equal, or equity was not positive")
                .where("sortino_ratio", sortinoRatio, "no whole UTC day, or none with a loss")
                .where(
                        "exposure",
                        exposure,
                        "the period is empty, or equity was not positive while a position was open");
    }
}
