package io.prescient.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// JSON that is worth keeping beside a row: at most 65,536 characters of it, and none of them NUL, which PostgreSQL
/// cannot hold. Null is left to `@NotNull`.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Storable.OfJson.class)
public @interface Storable {
    String message() default "must be at most 65536 characters of JSON without a NUL character";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class OfJson implements ConstraintValidator<Storable, JsonNode> {
        private static final int LONGEST = 65_536;

        @Override
        public boolean isValid(JsonNode json, ConstraintValidatorContext context) {
            return json == null || (json.toString().length() <= LONGEST && !hasNul(json));
        }

        private static boolean hasNul(JsonNode json) {
            if (json.isTextual()) {
                return json.textValue().indexOf('\0') >= 0;
            }
            return json.properties().stream().anyMatch(member -> member.getKey().indexOf('\0') >= 0)
                    || json.valueStream().anyMatch(OfJson::hasNul);
        }
    }
}
