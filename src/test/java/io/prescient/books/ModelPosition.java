package io.prescient.books;

/// A position of the model, in millionths of shares and in cents.
final class ModelPosition {
    final ModelMarket market;
    final boolean yes;
    long shares;
    long cost;
    long realized;

    /// The last settlement, to reverse it if the outcome is corrected.
    boolean settled;

    long settledShares;
    long settledCost;
    long paid;

    ModelPosition(ModelMarket market, boolean yes, long shares, long cost) {
        this.market = market;
        this.yes = yes;
        this.shares = shares;
        this.cost = cost;
    }

    boolean isOpen() {
        return shares > 0;
    }

    String status() {
        return isOpen() ? "open" : settled ? "settled" : "closed";
    }

    Long price() {
        return market.price(yes);
    }

    /// The value in cents. Without a price, the value is the cost.
    long value() {
        return price() == null ? cost : FixedPoint.value(shares, price());
    }

    /// The payout in cents. A null payout of a YES share is VOID and pays the cost back.
    long payout(Long ofYes) {
        return ofYes == null ? cost : FixedPoint.value(shares, yes ? ofYes : FixedPoint.ONE - ofYes);
    }
}
