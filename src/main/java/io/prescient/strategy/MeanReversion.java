package io.prescient.strategy;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.ZScore;
import io.prescient.signal.NewSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    private static @Nullable SkipReason skipReason(MeanReversionConfig config, Candidate market) {
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
        var price = market.priceOf(sideOf(zScore));
        if (price == null) {
            return SkipReason.no_price;
        }
        return price.isTradable() ? null : SkipReason.price_not_tradable;
    }

    private static TradeAction sideOf(ZScore zScore) {
        return zScore.isAboveMean() ? TradeAction.buy_no : TradeAction.buy_yes;
    }

    private static NewSignal signal(MeanReversionConfig config, Candidate market) {
        var zScore = Objects.requireNonNull(market.zScore());
        var side = sideOf(zScore);
        return new NewSignal(
                market.marketId(),
                side,
                config.tradeAmount(),
                market.priceOf(side),
                zScore.confidence(),
                "z " + zScore,
                null,
                null);
    }
}
