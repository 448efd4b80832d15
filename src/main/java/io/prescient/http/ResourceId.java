package io.prescient.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// An id that can be a segment of a path: not `.` or `..`, which clients remove from paths, and without control
/// characters. Null is valid.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ResourceId.IdValidator.class)
public @interface ResourceId {
    String message() default "must not be . or .. or contain control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class IdValidator implements ConstraintValidator<ResourceId, String> {
        @Override
        public boolean isValid(@Nullable String id, ConstraintValidatorContext context) {
            return id == null
                    || (!id.equals(".") && !id.equals("..") && id.chars().noneMatch(Character::isISOControl));
        }
    }
}
