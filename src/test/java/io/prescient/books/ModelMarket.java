package io.prescient.books;

import java.util.Random;

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

    /// A NO price that belongs to a YES price: the sum is from 0.75 to 1.25 dollars.
    static long randomNoPrice(Random random, long yes) {
        return Math.clamp(1_000_000 - yes + random.nextLong(-250_000, 250_001), 0, 1_000_000);
    }
}
