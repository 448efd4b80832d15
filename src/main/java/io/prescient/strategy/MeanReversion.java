package io.prescient.strategy;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.signal.NewSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;

/// Bets that a price which is far from its mean of the last week comes back.
@ApplicationScoped
public class MeanReversion implements Strategy<MeanReversionConfig> {
    @Override
    public String name() {
        return "mean_reversion";
    }

    @Override
    public String description() {
        return "Buys the side that has become unusually cheap: |z| > 2, where z = (YES price - mean) / sample standard "
                + "deviation of the last 7 days' observations; confidence min(|z| / 3, 0.95), the largest |z| first";
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
    public StrategyPlan plan(MeanReversionConfig config, MarketUniverse board) {
        var draft = new StrategyPlan.Draft(config.maxPositions());
        var distant = new ArrayList<Candidate>();
        for (var market : board.candidates()) {
            var reason = against(config, market);
            if (reason == null) {
                distant.add(market);
            } else {
                draft.skip(market.marketId(), reason);
            }
        }
        distant.sort(Comparator.comparing(Candidate::zScore).reversed());
        distant.forEach(market -> draft.propose(signal(config, market)));
        return draft.finished();
    }

    private static SkipReason against(MeanReversionConfig config, Candidate market) {
        var deviation = market.zScore();
        if (deviation == null || deviation.observationCount() < config.minPoints()) {
            return SkipReason.too_few_points;
        }
        if (market.yesPrice() == null) {
            return SkipReason.no_price;
        }
        if (deviation.isUndefined()) {
            return SkipReason.no_deviation;
        }
        if (!deviation.isBeyondTwo()) {
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
