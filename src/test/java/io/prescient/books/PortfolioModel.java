package io.prescient.books;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A second implementation of the domain page, in whole cents and whole millionths of shares and dollars. It shares no
/// code with the service, so an error in one of them is a difference between them.
final class PortfolioModel {
    static final String DONE = "done";

    final Map<String, ModelMarket> markets = new LinkedHashMap<>();
    final Map<String, ModelPosition> positions = new LinkedHashMap<>();
    final Long maxSize;
    final Long maxExposure;
    final Integer maxPositions;
    long cash;
    long deposits;
    long withdrawals;
    long realized;
    long seq = 1;
    boolean paused;

    PortfolioModel(long initial, Long maxSize, Long maxExposure, Integer maxPositions) {
        this.cash = initial;
        this.maxSize = maxSize;
        this.maxExposure = maxExposure;
        this.maxPositions = maxPositions;
    }

    /// Buys, and returns DONE or the error code. A null price is the current one.
    String buy(String id, String marketId, boolean yes, long cents, Long given) {
        var market = markets.get(marketId);
        var error = findTradeError(market);
        if (error != null) {
            return error;
        }
        var price = given == null ? market.price(yes) : given;
        error = findPriceError(price);
        if (error == null) {
            error = findLimitError(cents);
        }
        if (error != null) {
            return error;
        }
        cash -= cents;
        seq++;
        positions.put(id, new ModelPosition(market, yes, FixedPoint.shares(cents, price), cents));
        return DONE;
    }

    private String findTradeError(ModelMarket market) {
        if (paused) {
            return "portfolio_not_active";
        }
        if (market == null) {
            return "market_unknown";
        }
        return market.settled ? "market_closed" : null;
    }

    private static String findPriceError(Long price) {
        if (price == null) {
            return "no_price";
        }
        return price == 0 || price == FixedPoint.ONE ? "price_not_tradable" : null;
    }

    /// The order of the checks is that of the domain page.
    private String findLimitError(long cents) {
        if (cents > cash) {
            return "insufficient_cash";
        }
        if (maxSize != null && cents > maxSize) {
            return "position_size_exceeded";
        }
        if (maxExposure != null && invested() + cents > maxExposure) {
            return "exposure_exceeded";
        }
        return maxPositions != null && open().size() >= maxPositions ? "positions_exceeded" : null;
    }

    /// Sells millionths of shares, and returns DONE or the error code. Null shares are all shares; a null price is the
    /// current one.
    String close(String id, Long wanted, Long given) {
        var position = positions.get(id);
        if (!position.isOpen()) {
            return "position_not_open";
        }
        long part = wanted == null ? position.shares : wanted;
        if (part > position.shares) {
            return "insufficient_shares";
        }
        var price = given == null ? position.price() : given;
        if (price == null) {
            return "no_price";
        }
        long cost = part == position.shares ? position.cost : FixedPoint.proRata(position.cost, part, position.shares);
        reduce(position, part, cost, FixedPoint.value(part, price));
        return DONE;
    }

    String deposit(long cents) {
        cash += cents;
        deposits += cents;
        seq++;
        return DONE;
    }

    String withdraw(long cents) {
        if (cents > cash) {
            return "insufficient_cash";
        }
        cash -= cents;
        withdrawals += cents;
        seq++;
        return DONE;
    }

    void pause(boolean wanted) {
        seq += paused == wanted ? 0 : 1;
        paused = wanted;
    }

    /// Settles a market, or corrects its outcome: reverses the earlier payments, then pays by the new outcome.
    void settle(String marketId, Long payout) {
        var market = markets.get(marketId);
        if (market.settled && (payout == null ? market.payout == null : payout.equals(market.payout))) {
            return;
        }
        market.settled = true;
        market.payout = payout;
        for (var position : positions.values()) {
            if (position.market == market && position.settled) {
                reverse(position);
            }
            if (position.market == market && position.isOpen()) {
                position.settled = true;
                position.settledShares = position.shares;
                position.settledCost = position.cost;
                position.paid = position.payout(payout);
                reduce(position, position.shares, position.cost, position.paid);
            }
        }
    }

    private void reverse(ModelPosition position) {
        position.settled = false;
        position.shares = position.settledShares;
        position.cost = position.settledCost;
        position.realized -= position.paid - position.settledCost;
        realized -= position.paid - position.settledCost;
        cash -= position.paid;
        seq++;
    }

    private void reduce(ModelPosition position, long shares, long cost, long proceeds) {
        position.shares -= shares;
        position.cost -= cost;
        position.realized += proceeds - cost;
        realized += proceeds - cost;
        cash += proceeds;
        seq++;
    }

    long invested() {
        return positions.values().stream().mapToLong(position -> position.cost).sum();
    }

    /// The value of the open positions.
    long value() {
        return open().stream().mapToLong(id -> positions.get(id).value()).sum();
    }

    /// The ids of the open positions, oldest first.
    List<String> open() {
        return positions.keySet().stream()
                .filter(id -> positions.get(id).isOpen())
                .toList();
    }

    /// Counts the closed positions whose profit has this sign.
    long countClosed(int sign) {
        return positions.values().stream()
                .filter(position -> !position.isOpen() && Long.signum(position.realized) == sign)
                .count();
    }
}
