package io.prescient.persistence;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Routes the statements of read-only requests to a standby, which lags behind the primary. The route is stored in the
/// duplicated Vert.x context of the request.
@ApplicationScoped
public class ReadRouting {
    static final String URL = "prescient.standby.url";

    private static final String KEY = ReadRouting.class.getName();
    private static final String REQUEST = KEY + ".request";

    @ConfigProperty(name = URL)
    Optional<String> url;

    /// Whether a standby is configured.
    public boolean hasStandby() {
        return url.isPresent();
    }

    /// Routes all later statements of this context to the standby, if there is one.
    public void routeToStandby() {
        if (hasStandby()) {
            setRoute(true);
        }
    }

    /// Whether statements of this context go to the standby.
    public static boolean isRoutedToStandby() {
        return VertxContext.isOnDuplicatedContext()
                && ContextLocals.<Boolean>get(KEY).orElse(false);
    }

    /// Bounds the waits of all later statements of this context by `prescient.database.timeout`.
    public static void boundWaits() {
        ContextLocals.put(REQUEST, true);
    }

    /// Whether the waits of statements of this context are bounded.
    static boolean isRequest() {
        return VertxContext.isOnDuplicatedContext()
                && ContextLocals.<Boolean>get(REQUEST).orElse(false);
    }

    /// Runs one statement on the primary.
    ///
    /// @param statement must create the statement when it is called, not at subscription
    public static <T> T fromPrimary(Supplier<T> statement) {
        if (!isRoutedToStandby()) {
            return statement.get();
        }
        setRoute(false);
        try {
            return statement.get();
        } finally {
            setRoute(true);
        }
    }

    private static void setRoute(boolean fromStandby) {
        ContextLocals.put(KEY, fromStandby);
    }
}
