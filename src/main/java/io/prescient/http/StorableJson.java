package io.prescient.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// JSON that fits into a JSONB column: at most 65,536 characters, no NUL, which PostgreSQL cannot store, and numbers of
/// at
/// most 100 digits, because PostgreSQL expands exponents: 1e9999 becomes 10,000 digits. Null is valid.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StorableJson.JsonValidator.class)
public @interface StorableJson {
    String message() default
            "must be at most 65536 characters of JSON without a NUL character and with numbers of at most 100 digits";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class JsonValidator implements ConstraintValidator<StorableJson, JsonNode> {
        private static final int MAX_LENGTH = 65_536;
        private static final int MAX_DIGITS = 100;

        @Override
        public boolean isValid(@Nullable JsonNode json, ConstraintValidatorContext context) {
            return json == null || isStorable(json);
        }

        public static boolean isStorable(JsonNode json) {
            return !isInvalid(json) && json.toString().length() <= MAX_LENGTH;
        }

        private static boolean isInvalid(JsonNode json) {
            if (json.isTextual()) {
                return hasNul(json.textValue());
            }
            if (json.isNumber()) {
                return hasTooManyDigits(json.decimalValue());
            }
            return json.properties().stream().anyMatch(member -> hasNul(member.getKey()))
                    || json.valueStream().anyMatch(JsonValidator::isInvalid);
        }

        private static boolean hasNul(String text) {
            return text.indexOf('\0') >= 0;
        }

        /// Checks precision and scale, so the digits are not expanded.
        private static boolean hasTooManyDigits(BigDecimal number) {
            return number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS;
        }
    }
}
