package io.prescient.books;

/// A market of the model. Prices and payouts are in millionths of a dollar; null means none.
final class ModelMarket {
    Long yes;
    Long no;
    boolean settled;

    /// Of a YES share. Null in a settled market means VOID.
    Long payout;

    Long price(boolean ofYes) {
        return ofYes ? yes : no;
    }
}
