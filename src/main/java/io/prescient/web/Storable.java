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

/// JSON that PostgreSQL can hold: without a NUL character in a text or a name; null is left to `@NotNull`.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Storable.OfJson.class)
public @interface Storable {
    String message() default "must not hold a NUL character";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class OfJson implements ConstraintValidator<Storable, JsonNode> {
        @Override
        public boolean isValid(JsonNode json, ConstraintValidatorContext context) {
            return json == null || !hasNul(json);
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
