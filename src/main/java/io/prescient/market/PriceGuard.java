package io.prescient.market;

import io.prescient.http.FieldError;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.money.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a request demands of the price at which it is executed; null demands nothing. It is judged as soon as that
/// price is known.
///
/// @param maxPriceAgeSeconds the most seconds since the market's price was observed
/// @param limitPrice the worst price
public record PriceGuard(Integer maxPriceAgeSeconds, Price limitPrice) {
    public static final String MAX_PRICE_AGE =
            "Seconds, inclusive: refused with price_too_old if the market's price was "
                    + "observed longer before the decision, or nobody knows when. Not together with price, which has no age";

    private static final int MICROS = 6;

    /// Refuses a demand that could not be met: a price that is given with the request was observed by nobody.
    public static void requireAgeless(Price given, Integer maxPriceAge) {
        if (given != null && maxPriceAge != null) {
            throw FieldError.problem("max_price_age_seconds", "must be absent where price is given: that has no age")
                    .asException();
        }
    }

    /// Why it must not be bought at this price.
    ///
    /// @param observedAt when the market's price was observed; null if that is not known
    public Optional<Problem> ofBuy(Price price, Instant observedAt, Instant now) {
        return ofAge(observedAt, now).or(() -> ofLimit(price, 1));
    }

    /// Why it must not be sold at this price.
    public Optional<Problem> ofSale(Price price, Instant observedAt, Instant now) {
        return ofAge(observedAt, now).or(() -> ofLimit(price, -1));
    }

    private Optional<Problem> ofAge(Instant observedAt, Instant now) {
        if (maxPriceAgeSeconds == null) {
            return Optional.empty();
        }
        var age = observedAt == null ? null : Duration.between(observedAt, now);
        if (age != null && age.compareTo(Duration.ofSeconds(maxPriceAgeSeconds)) <= 0) {
            return Optional.empty();
        }
        var detail = age == null
                ? "Nobody knows when the price was observed"
                : "The price was observed at %s, more than %d seconds ago".formatted(observedAt, maxPriceAgeSeconds);
        return Optional.of(Problem.of(ProblemCode.price_too_old, detail)
                .with("last_price_at", observedAt)
                .with("age_seconds", age == null ? null : seconds(age))
                .with("max_price_age_seconds", maxPriceAgeSeconds));
    }

    private Optional<Problem> ofLimit(Price price, int worse) {
        return limitPrice == null || price.compareTo(limitPrice) * worse <= 0
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
