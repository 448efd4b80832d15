package io.prescient.strategy;

import org.jspecify.annotations.Nullable;

/// Inclusive bounds. An absent bound accepts every value. An absent value does not meet a bound.
final class Bounds {
    private Bounds() {}

    static <T extends Comparable<T>> boolean isAtLeast(@Nullable T bound, @Nullable T value) {
        return bound == null || (value != null && value.compareTo(bound) >= 0);
    }

    static <T extends Comparable<T>> boolean isAtMost(@Nullable T bound, @Nullable T value) {
        return bound == null || (value != null && value.compareTo(bound) <= 0);
    }
}
