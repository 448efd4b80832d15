package io.prescient.money;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// The smallest amount of money that a field accepts, in dollars. Null is valid: add `@NotNull` to reject it.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AtLeast.MoneyValidator.class)
public @interface AtLeast {
    String value();

    String message() default "must be at least {value}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class MoneyValidator implements ConstraintValidator<AtLeast, Money> {
        private Money minimum;

        @Override
        public void initialize(AtLeast annotation) {
            minimum = Money.of(annotation.value());
        }

        @Override
        public boolean isValid(@Nullable Money amount, ConstraintValidatorContext context) {
            return amount == null || !amount.isLessThan(minimum);
        }
    }
}
