package io.prescient.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Converts the number types to and from NUMERIC columns.
final class NumericConverters {
    private NumericConverters() {}

    @Converter(autoApply = true)
    static final class MoneyConverter extends NumericConverter<Money> {
        MoneyConverter() {
            super(Money::new, Money::dollars);
        }
    }

    @Converter(autoApply = true)
    static final class PriceConverter extends NumericConverter<Price> {
        PriceConverter() {
            super(Price::new, Price::dollars);
        }
    }

    @Converter(autoApply = true)
    static final class SharesConverter extends NumericConverter<Shares> {
        SharesConverter() {
            super(Shares::new, Shares::count);
        }
    }

    @Converter(autoApply = true)
    static final class RatioConverter extends NumericConverter<Ratio> {
        RatioConverter() {
            super(Ratio::new, Ratio::value);
        }
    }

    @Converter(autoApply = true)
    static final class VolumeConverter extends NumericConverter<Volume> {
        VolumeConverter() {
            super(Volume::new, Volume::dollars);
        }
    }

    abstract static class NumericConverter<T> implements AttributeConverter<T, BigDecimal> {
        private final Function<BigDecimal, T> read;
        private final Function<T, BigDecimal> write;

        NumericConverter(Function<BigDecimal, T> read, Function<T, BigDecimal> write) {
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
