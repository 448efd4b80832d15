package io.prescient.strategy;

/// Inclusive bounds; a null bound is none, and what is not known meets no bound.
final class Bounds {
    private Bounds() {}

    static <T extends Comparable<T>> boolean isAtLeast(T bound, T value) {
        return bound == null || (value != null && value.compareTo(bound) >= 0);
    }

    static <T extends Comparable<T>> boolean isAtMost(T bound, T value) {
        return bound == null || (value != null && value.compareTo(bound) <= 0);
    }
}
