package io.prescient.money;

/// A number that a money, price or share column cannot hold exactly. The message is the rule it breaks.
public final class NumberOutOfRange extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NumberOutOfRange(String message) {
        super(message);
    }
}
