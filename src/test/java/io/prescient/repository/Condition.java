package io.prescient.repository;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/// A condition of one predicate.
final class Condition<T extends HasDescription> extends ArchCondition<T> {
    private final Predicate<T> holds;

    Condition(String description, Predicate<T> holds) {
        super(description);
        this.holds = holds;
    }

    @Override
    public void check(T item, ConditionEvents events) {
        events.add(new SimpleConditionEvent(item, holds.test(item), item.getDescription()));
    }
}
