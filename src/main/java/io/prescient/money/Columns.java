package io.prescient.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Converts the number types to and from NUMERIC columns.
final class Columns {
    private Columns() {}

    @Converter(autoApply = true)
    static final class OfMoney extends Column<Money> {
        OfMoney() {
            super(Money::new, Money::dollars);
        }
    }

    @Converter(autoApply = true)
    static final class OfPrice extends Column<Price> {
        OfPrice() {
            super(Price::new, Price::dollars);
        }
    }

    @Converter(autoApply = true)
    static final class OfShares extends Column<Shares> {
        OfShares() {
            super(Shares::new, Shares::count);
        }
    }

    @Converter(autoApply = true)
    static final class OfRatio extends Column<Ratio> {
        OfRatio() {
            super(Ratio::new, Ratio::value);
        }
    }

    @Converter(autoApply = true)
    static final class OfVolume extends Column<Volume> {
        OfVolume() {
            super(Volume::new, Volume::dollars);
        }
    }

    abstract static class Column<T> implements AttributeConverter<T, BigDecimal> {
        private final Function<BigDecimal, T> read;
        private final Function<T, BigDecimal> write;

        Column(Function<BigDecimal, T> read, Function<T, BigDecimal> write) {
            this.read = read;
            this.write = write;
        }

        @Override
        public @Nullable BigDecimal convertToDatabaseColumn(@Nullable T value) {
            return value == null ? null : write.apply(value);
        }

        @Override
        public @Nullable T convertToEntityAttribute(@Nullable BigDecimal value) {
            return value == null ? null : read.apply(value);
        }
    }
}
