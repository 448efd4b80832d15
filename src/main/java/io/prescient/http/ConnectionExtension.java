package io.prescient.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Adds a {@link ConnectionGuard} to each connection of the HTTP server. Netty loads it as a service, because neither
/// Quarkus nor Vert.x gives access to a connection before its first valid request.
@RegisterForReflection
public final class ConnectionExtension extends ChannelInitializerExtension {
    /// Makes Netty load this class. Must be called before the HTTP server starts.
    public static void enable() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerListenerChannel(ServerChannel listener) {
        var guards = ConnectionGuards.active();
        if (guards != null) {
            guards.addListener(listener);
        }
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        var guards = ConnectionGuards.active();
        if (guards != null) {
            connection.pipeline().addLast(new Installer(guards));
        }
    }

    /// Adds the guard after the handlers that Vert.x adds when it accepts the connection.
    private static final class Installer extends ChannelInboundHandlerAdapter {
        private final ConnectionGuards guards;

        Installer(ConnectionGuards guards) {
            this.guards = guards;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            var head = new HeadGuard(guards);
            context.pipeline().addLast(head);
            context.pipeline().remove(this);
            guards.add(context.channel());
            context.fireChannelActive();
        }
    }
}
