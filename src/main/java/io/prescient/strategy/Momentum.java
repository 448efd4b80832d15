package io.prescient.strategy;

import static io.prescient.strategy.Bounds.isAtLeast;
import static io.prescient.strategy.Bounds.isAtMost;

import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.prescient.signal.NewSignal;
import io.prescient.strategy.Candidate.EventFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Buys the higher-priced side of liquid markets whose conviction, abs(yes_price - no_price), is within bounds.
@ApplicationScoped
public class Momentum implements Strategy<MomentumConfig> {
    private static final Price EVEN = Price.of("0.5");

    @Override
    public String name() {
        return "momentum";
    }

    @Override
    public String description() {
        return "Buys the higher-priced side of liquid markets with conviction within bounds, the largest volume first";
    }

    @Override
    public MomentumConfig defaults() {
        var liquidity = Volume.fromString("10000");
        var volume = Volume.fromString("50000");
        return new MomentumConfig(
                liquidity,
                volume,
                null,
                null,
                null,
                liquidity,
                volume,
                null,
                Ratio.fromString("0.50"),
                Ratio.fromString("0.60"),
                Ratio.fromString("0.75"),
                10,
                Money.of("100"));
    }

    @Override
    public StrategyPlan plan(MomentumConfig config, MarketUniverse universe) {
        var draft = new StrategyPlan.Draft(config.maxPositions());
        for (var market : universe.candidates()) {
            var reason = eventSkipReason(config, market.event(), universe.at());
            reason = reason == null ? marketSkipReason(config, market) : reason;
            if (reason == null) {
                draft.propose(signal(config, market));
            } else {
                draft.skip(market.marketId(), reason);
            }
        }
        return draft.finished();
    }

    private static NewSignal signal(MomentumConfig config, Candidate market) {
        var side = Objects.requireNonNull(market.higherPricedSide());
        return new NewSignal(
                market.marketId(),
                side.action(),
                config.tradeAmount(),
                side.price(),
                side.price().excessOver(EVEN),
                "conviction " + market.conviction(),
                null,
                null);
    }

    /// Returns the first rule that the event does not meet.
    private static @Nullable SkipReason eventSkipReason(
            MomentumConfig config, @Nullable EventFacts event, Instant now) {
        if (event == null) {
            return isUnbounded(config) ? null : SkipReason.event_unknown;
        }
        if (event.closed()) {
            return SkipReason.event_closed;
        }
        if (!isAtLeast(config.eventMinLiquidity(), event.liquidity())) {
            return SkipReason.event_liquidity;
        }
        if (!isAtLeast(config.eventMinVolume(), event.volume())) {
            return SkipReason.event_volume;
        }
        if (!isAtLeast(config.eventMinVolume24hr(), event.volume24hr())) {
            return SkipReason.event_volume_24hr;
        }
        var untilEnd = event.endDate() == null ? null : Duration.between(now, event.endDate());
        boolean inTime = isAtLeast(days(config.eventMinDaysUntilEnd()), untilEnd)
                && isAtMost(days(config.eventMaxDaysUntilEnd()), untilEnd);
        return inTime ? null : SkipReason.event_end_date;
    }

    private static boolean isUnbounded(MomentumConfig config) {
        return config.eventMinLiquidity() == null
                && config.eventMinVolume() == null
                && config.eventMinVolume24hr() == null
                && config.eventMinDaysUntilEnd() == null
                && config.eventMaxDaysUntilEnd() == null;
    }

    private static @Nullable Duration days(@Nullable Integer days) {
        return days == null ? null : Duration.ofDays(days);
    }

    private static @Nullable SkipReason marketSkipReason(MomentumConfig config, Candidate market) {
        if (!isAtLeast(config.marketMinLiquidity(), market.liquidity())) {
            return SkipReason.market_liquidity;
        }
        if (!isAtLeast(config.marketMinVolume(), market.volume())) {
            return SkipReason.market_volume;
        }
        if (!isAtLeast(config.marketMinVolume24hr(), market.volume24hr())) {
            return SkipReason.market_volume_24hr;
        }
        var side = market.higherPricedSide();
        if (side == null) {
            return SkipReason.no_price;
        }
        if (!isAtLeast(config.marketMinConviction(), market.conviction())
                || !isAtMost(config.marketMaxConviction(), market.conviction())) {
            return SkipReason.market_conviction;
        }
        var price = side.price();
        if (price.compareTo(EVEN) <= 0 || price.isLessThan(config.minConfidence())) {
            return SkipReason.confidence;
        }
        return price.isTradable() ? null : SkipReason.price_not_tradable;
    }
}
