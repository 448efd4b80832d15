package io.prescient.strategy;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.signal.NewSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;

/// Bets that a price far from its 7-day mean returns to the mean. The z-score is (YES price - mean) / sample standard
/// deviation of the observations of the last 7 days.
@ApplicationScoped
public class MeanReversion implements Strategy<MeanReversionConfig> {
    @Override
    public String name() {
        return "mean_reversion";
    }

    @Override
    public String description() {
        return "Buys NO if z > 2 and YES if z < -2, where z = (YES price - mean) / sample standard deviation of the "
                + "observations of the last 7 days. Confidence is min(|z| / 3, 0.95). The largest |z| comes first";
    }

    @Override
    public MeanReversionConfig defaults() {
        return new MeanReversionConfig(20, 10, Money.of("100"));
    }

    @Override
    public boolean wantsDeviations() {
        return true;
    }

    @Override
    public StrategyPlan plan(MeanReversionConfig config, MarketUniverse universe) {
        var draft = new StrategyPlan.Draft(config.maxPositions());
        var eligible = new ArrayList<Candidate>();
        for (var market : universe.candidates()) {
            var reason = skipReason(config, market);
            if (reason == null) {
                eligible.add(market);
            } else {
                draft.skip(market.marketId(), reason);
            }
        }
        eligible.sort(Comparator.comparing(Candidate::zScore).reversed());
        eligible.forEach(market -> draft.propose(signal(config, market)));
        return draft.finished();
    }

    private static SkipReason skipReason(MeanReversionConfig config, Candidate market) {
        var zScore = market.zScore();
        if (zScore == null || zScore.observationCount() < config.minPoints()) {
            return SkipReason.too_few_points;
        }
        if (market.yesPrice() == null) {
            return SkipReason.no_price;
        }
        if (zScore.isUndefined()) {
            return SkipReason.no_deviation;
        }
        if (!zScore.isBeyondTwo()) {
            return SkipReason.near_the_mean;
        }
        var price = market.priceOf(sideOf(market));
        if (price == null) {
            return SkipReason.no_price;
        }
        return price.isTradable() ? null : SkipReason.price_not_tradable;
    }

    private static TradeAction sideOf(Candidate market) {
        return market.zScore().isAboveMean() ? TradeAction.buy_no : TradeAction.buy_yes;
    }

    private static NewSignal signal(MeanReversionConfig config, Candidate market) {
        var side = sideOf(market);
        return new NewSignal(
                market.marketId(),
                side,
                config.tradeAmount(),
                market.priceOf(side),
                market.zScore().confidence(),
                "z " + market.zScore(),
                null,
                null);
    }
}
