package io.prescient.market;

import io.prescient.http.FieldError;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.money.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The conditions that a request sets on its execution price. They are checked when the execution price is known.
/// An absent condition is not checked.
///
/// @param maxPriceAgeSeconds maximum age of the market's price in seconds, inclusive
/// @param limitPrice the worst accepted price in dollars per share, inclusive: a maximum for a purchase, a minimum for
/// a sale
public record PriceGuard(
        @Nullable Integer maxPriceAgeSeconds, @Nullable Price limitPrice) {
    public static final String MAX_PRICE_AGE = "Maximum age of the market's price in seconds, inclusive. Rejected with "
            + "price_too_old if the price is older or its time is unknown. Must be absent where price is given";

    private static final int MICROS = 6;

    /// Rejects a request with `validation_failed` if it contains both a price and a maximum age: a price from the
    /// request has no observation time.
    public static void requireAgeless(@Nullable Price given, @Nullable Integer maxPriceAgeSeconds) {
        if (given != null && maxPriceAgeSeconds != null) {
            throw FieldError.problem(
                            "max_price_age_seconds",
                            "must be absent where price is given: a given price has no observation time")
                    .asException();
        }
    }

    /// Returns why a purchase at this price is rejected; empty if it is accepted.
    ///
    /// @param observedAt when the market's price was observed, if that is known
    public Optional<Problem> ofBuy(Price price, @Nullable Instant observedAt, Instant now) {
        return checkAge(observedAt, now).or(() -> checkLimit(price, 1));
    }

    /// Returns why a sale at this price is rejected; empty if it is accepted.
    ///
    /// @param observedAt when the market's price was observed, if that is known
    public Optional<Problem> ofSale(Price price, @Nullable Instant observedAt, Instant now) {
        return checkAge(observedAt, now).or(() -> checkLimit(price, -1));
    }

    private Optional<Problem> checkAge(@Nullable Instant observedAt, Instant now) {
        if (maxPriceAgeSeconds == null) {
            return Optional.empty();
        }
        var age = observedAt == null ? null : Duration.between(observedAt, now);
        if (age != null && age.compareTo(Duration.ofSeconds(maxPriceAgeSeconds)) <= 0) {
            return Optional.empty();
        }
        var detail = age == null
                ? "The time of the market's price is unknown, and max_price_age_seconds is set"
                : "The price was observed at %s, more than %d seconds ago".formatted(observedAt, maxPriceAgeSeconds);
        return Optional.of(Problem.of(ProblemCode.price_too_old, detail)
                .with("last_price_at", observedAt)
                .with("age_seconds", age == null ? null : seconds(age))
                .with("max_price_age_seconds", maxPriceAgeSeconds));
    }

    private Optional<Problem> checkLimit(Price price, int sign) {
        return limitPrice == null || price.compareTo(limitPrice) * sign <= 0
                ? Optional.empty()
                : Optional.of(Problem.of(
                                ProblemCode.limit_price_exceeded,
                                "The price is %s, the limit is %s".formatted(price, limitPrice))
                        .with("price", price)
                        .with("limit_price", limitPrice));
    }

    private static BigDecimal seconds(Duration age) {
        return BigDecimal.valueOf(age.toNanos() / 1000, MICROS);
    }
}
