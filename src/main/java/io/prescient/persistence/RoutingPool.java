package io.prescient.persistence;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Delegates to a pool of the primary or of the standby, as {@link ReadRouting} decides.
@SuppressWarnings("deprecation") // PgPoolCreator requires this type.
final class RoutingPool implements PgPool {
    private final ServerPools primary;
    private final @Nullable ServerPools standby;

    RoutingPool(ServerPools primary, @Nullable ServerPools standby) {
        this.primary = primary;
        this.standby = standby;
    }

    private Pool target() {
        return (standby != null && ReadRouting.isRoutedToStandby() ? standby : primary).current();
    }

    @Override
    public Future<SqlConnection> getConnection() {
        return target().getConnection();
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        target().getConnection(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return target().query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return target().preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return target().preparedQuery(sql, options);
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        throw new UnsupportedOperationException("connectHandler is not supported: this pool delegates to two pools");
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        throw new UnsupportedOperationException(
                "connectionProvider is not supported: this pool delegates to two pools");
    }

    @Override
    public int size() {
        return target().size();
    }

    @Override
    public Future<Void> close() {
        return standby == null
                ? primary.close()
                : Future.join(primary.close(), standby.close()).mapEmpty();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        var _ = close().onComplete(handler);
    }
}
