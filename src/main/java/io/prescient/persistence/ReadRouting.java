package io.prescient.persistence;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What is only read may come from a standby, which is behind the primary by its lag. Noted beside a request, or
/// whatever else has a context of its own: from then on all that it asks goes there.
@ApplicationScoped
public class ReadRouting {
    static final String URL = "prescient.standby.url";

    private static final String KEY = ReadRouting.class.getName();

    @ConfigProperty(name = URL)
    Optional<String> url;

    /// Whether there is a standby.
    public boolean areApart() {
        return url.isPresent();
    }

    /// From here on, if there is a standby.
    public void begin() {
        if (areApart()) {
            note(true);
        }
    }

    /// Whether what is asked here comes from a standby.
    public static boolean areFromStandby() {
        return VertxContext.isOnDuplicatedContext()
                && ContextLocals.<Boolean>get(KEY).orElse(false);
    }

    /// Asks the primary, once.
    ///
    /// @param question makes its statement when it is called, not later
    public static <T> T fromPrimary(Supplier<T> question) {
        if (!areFromStandby()) {
            return question.get();
        }
        note(false);
        try {
            return question.get();
        } finally {
            note(true);
        }
    }

    private static void note(boolean fromStandby) {
        ContextLocals.put(KEY, fromStandby);
    }
}
