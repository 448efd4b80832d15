package io.prescient.http;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What the guards of all connections share: settings, and the phases of a shutdown.
///
/// In the first phase, which lasts as long as load balancers need to notice that readiness is down, every response
/// closes its connection. In the second phase, the server accepts no connections, and each open one must complete its
/// request within {@link #STOP_TIMEOUT}.
@Singleton
class ConnectionGuards {
    /// Lasts as long as the second phase takes at least, within `quarkus.shutdown.delay`.
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

    /// A user event for each connection when the second phase begins.
    static final Object STOP = "stop";

    private static volatile @Nullable ConnectionGuards active;

    private final ConnectionSettings settings;
    private final JsonWriter json;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final ChannelGroup listeners = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean draining;
    private volatile boolean stopping;

    @Inject
    ConnectionGuards(ConnectionSettings settings, JsonWriter json) {
        this.settings = settings;
        this.json = json;
    }

    /// The guards of the running application; null before its start.
    static @Nullable ConnectionGuards active() {
        return active;
    }

    void start(@Observes StartupEvent event) {
        active = this;
    }

    void drain(
            @Observes ShutdownDelayInitiatedEvent event,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        // In dev mode the server outlives the application.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            draining = true;
            long wait = delay.orElse(Duration.ZERO).minus(STOP_TIMEOUT).toMillis();
            var _ = GlobalEventExecutor.INSTANCE.schedule(this::stop, Math.max(0, wait), TimeUnit.MILLISECONDS);
        }
    }

    void stop() {
        draining = true;
        stopping = true;
        var _ = listeners.close();
        connections.forEach(connection -> connection.pipeline().fireUserEventTriggered(STOP));
    }

    void addListener(ServerChannel listener) {
        listeners.add(listener);
    }

    void add(Channel connection) {
        connections.add(connection);
    }

    ConnectionSettings settings() {
        return settings;
    }

    /// Whether each response closes its connection.
    boolean isDraining() {
        return draining;
    }

    /// Whether incomplete requests are rejected soon.
    boolean isStopping() {
        return stopping;
    }

    String write(Problem problem) {
        return json.write(problem);
    }
}
