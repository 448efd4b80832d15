package io.prescient.books;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The domain page as a second implementation, in whole cents and whole millionths of shares and dollars. It shares no
/// line with the service: what both say is right, or both are wrong in the same way.
final class PortfolioModel {
    static final String DONE = "done";

    /// A market as the model knows it; prices and payouts are millionths of a dollar, null for none.
    static final class Market {
        Long yes;
        Long no;
        boolean settled;
        Long payout; // of a YES share; null in a settled market is VOID

        Long price(boolean ofYes) {
            return ofYes ? yes : no;
        }
    }

    static final class Lot {
        final Market market;
        final boolean yes;
        long shares;
        long cost;
        long realized;
        boolean settled;
        long settledShares;
        long settledCost;
        long paid;

        Lot(Market market, boolean yes, long shares, long cost) {
            this.market = market;
            this.yes = yes;
            this.shares = shares;
            this.cost = cost;
        }

        boolean open() {
            return shares > 0;
        }
    }

    final Map<String, Market> markets = new LinkedHashMap<>();
    final Map<String, Lot> lots = new LinkedHashMap<>();
    final long initial;
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
        this.initial = initial;
        this.cash = initial;
        this.maxSize = maxSize;
        this.maxExposure = maxExposure;
        this.maxPositions = maxPositions;
    }

    /// What becomes of a purchase; a null price is the present one. Judged in the order of the domain page.
    String buy(String id, String marketId, boolean yes, long cents, Long given) {
        var market = markets.get(marketId);
        if (paused) {
            return "portfolio_not_active";
        }
        if (market == null) {
            return "market_unknown";
        }
        if (market.settled) {
            return "market_closed";
        }
        var price = given == null ? market.price(yes) : given;
        if (price == null) {
            return "no_price";
        }
        if (price == 0 || price == 1_000_000) {
            return "price_not_tradable";
        }
        if (cents > cash) {
            return "insufficient_cash";
        }
        if (maxSize != null && cents > maxSize) {
            return "position_size_exceeded";
        }
        if (maxExposure != null && invested() + cents > maxExposure) {
            return "exposure_exceeded";
        }
        if (maxPositions != null && open().size() >= maxPositions) {
            return "positions_exceeded";
        }
        cash -= cents;
        seq++;
        lots.put(
                id,
                new Lot(
                        market,
                        yes,
                        big(cents)
                                .multiply(big(10_000_000_000L))
                                .divide(big(price))
                                .longValueExact(),
                        cents));
        return DONE;
    }

    /// Sells millionths of shares; null are all, a null price is the present one.
    String close(String id, Long wanted, Long given) {
        var lot = lots.get(id);
        if (!lot.open()) {
            return "position_not_open";
        }
        long part = wanted == null ? lot.shares : wanted;
        if (part > lot.shares) {
            return "insufficient_shares";
        }
        var price = given == null ? lot.market.price(lot.yes) : given;
        if (price == null) {
            return "no_price";
        }
        long cost = part == lot.shares ? lot.cost : halfEven(big(lot.cost).multiply(big(part)), big(lot.shares));
        reduce(lot, part, cost, value(part, price));
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

    /// Ends a market, or corrects how it ended: what was paid goes back, then the new outcome is applied.
    void settle(String marketId, Long payout) {
        var market = markets.get(marketId);
        if (market.settled && (payout == null ? market.payout == null : payout.equals(market.payout))) {
            return;
        }
        market.settled = true;
        market.payout = payout;
        for (var lot : lots.values()) {
            if (lot.market == market && lot.settled) {
                reverse(lot);
            }
            if (lot.market == market && lot.open()) {
                lot.settled = true;
                lot.settledShares = lot.shares;
                lot.settledCost = lot.cost;
                lot.paid = payout == null ? lot.cost : value(lot.shares, lot.yes ? payout : 1_000_000 - payout);
                reduce(lot, lot.shares, lot.cost, lot.paid);
            }
        }
    }

    private void reverse(Lot lot) {
        lot.settled = false;
        lot.shares = lot.settledShares;
        lot.cost = lot.settledCost;
        lot.realized -= lot.paid - lot.settledCost;
        realized -= lot.paid - lot.settledCost;
        cash -= lot.paid;
        seq++;
    }

    private void reduce(Lot lot, long shares, long cost, long proceeds) {
        lot.shares -= shares;
        lot.cost -= cost;
        lot.realized += proceeds - cost;
        realized += proceeds - cost;
        cash += proceeds;
        seq++;
    }

    long invested() {
        return lots.values().stream().mapToLong(lot -> lot.cost).sum();
    }

    /// Value of the open lots; one without a price is worth its cost.
    long value() {
        return open().stream()
                .map(lots::get)
                .mapToLong(lot ->
                        lot.market.price(lot.yes) == null ? lot.cost : value(lot.shares, lot.market.price(lot.yes)))
                .sum();
    }

    List<String> open() {
        var ids = new ArrayList<String>();
        lots.forEach((id, lot) -> {
            if (lot.open()) {
                ids.add(id);
            }
        });
        return ids;
    }

    long countClosed(int sign) {
        return lots.values().stream()
                .filter(lot -> !lot.open() && Long.signum(lot.realized) == sign)
                .count();
    }

    static String dollars(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    static String millionths(long number) {
        return BigDecimal.valueOf(number, 6).toPlainString();
    }

    private static long value(long shares, long price) {
        return halfEven(big(shares).multiply(big(price)), big(10_000_000_000L));
    }

    private static long halfEven(BigInteger number, BigInteger divisor) {
        var parts = number.divideAndRemainder(divisor);
        int half = parts[1].shiftLeft(1).compareTo(divisor);
        return parts[0].longValueExact() + (half > 0 || (half == 0 && parts[0].testBit(0)) ? 1 : 0);
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
