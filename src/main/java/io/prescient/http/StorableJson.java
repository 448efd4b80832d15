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

/// JSON that can be kept beside a row and read again: at most 65,536 characters, none of them NUL, which PostgreSQL
/// cannot hold, and numbers of at most 100 digits, because it writes them out: 1e9999 would become ten thousand. Null
/// is left to `@NotNull`.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StorableJson.OfJson.class)
public @interface StorableJson {
    String message() default
            "must be at most 65536 characters of JSON without a NUL character and with numbers of at most 100 digits";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class OfJson implements ConstraintValidator<StorableJson, JsonNode> {
        private static final int LONGEST = 65_536;
        private static final int DIGITS = 100;

        @Override
        public boolean isValid(JsonNode json, ConstraintValidatorContext context) {
            return json == null || (!isWrong(json) && json.toString().length() <= LONGEST);
        }

        private static boolean isWrong(JsonNode json) {
            if (json.isTextual()) {
                return hasNul(json.textValue());
            }
            if (json.isNumber()) {
                return isLong(json.decimalValue());
            }
            return json.properties().stream().anyMatch(member -> hasNul(member.getKey()))
                    || json.valueStream().anyMatch(OfJson::isWrong);
        }

        private static boolean hasNul(String text) {
            return text.indexOf('\0') >= 0;
        }

        /// Judged without writing it out.
        private static boolean isLong(BigDecimal number) {
            return number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS;
        }
    }
}
