package io.prescient.strategy;

/// Inclusive bounds. A null bound accepts every value. A null value does not meet a bound.
final class Bounds {
    private Bounds() {}

    static <T extends Comparable<T>> boolean isAtLeast(T bound, T value) {
        return bound == null || (value != null && value.compareTo(bound) >= 0);
    }

    static <T extends Comparable<T>> boolean isAtMost(T bound, T value) {
        return bound == null || (value != null && value.compareTo(bound) <= 0);
    }
}
