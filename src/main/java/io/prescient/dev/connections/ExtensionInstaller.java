package io.prescient.dev.connections;

import io.netty.bootstrap.ServerBootstrap;
import io.prescient.http.ConnectionExtension;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives Netty the {@link ConnectionExtension}. In dev mode and tests, Netty cannot load it as a service, because the
/// class loader of Netty does not see the classes of the application.
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class ExtensionInstaller {
    private static final String HOLDER = "io.netty.bootstrap.ChannelInitializerExtensions";

    void install(@Observes StartupEvent event) throws ReflectiveOperationException {
        var netty = ServerBootstrap.class.getClassLoader();
        var loading = Class.forName(HOLDER + "$ServiceLoadingExtensions", true, netty);
        var constructor = loading.getDeclaredConstructor(boolean.class);
        constructor.setAccessible(true);
        var loaded = constructor.newInstance(true);
        set(loading, loaded, "classLoader", new WeakReference<>(netty));
        set(loading, loaded, "extensions", List.of(new ConnectionExtension()));
        set(Class.forName(HOLDER, true, netty), null, "implementation", loaded);
    }

    private static void set(Class<?> type, @Nullable Object target, String name, Object value)
            throws ReflectiveOperationException {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        field.set(target, value);
    }
}
