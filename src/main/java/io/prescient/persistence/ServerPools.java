package io.prescient.persistence;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/// The pools of one server.
///
/// @param requests for statements of requests, with bounded waits
/// @param background for all other statements
/// @param readiness one connection for the readiness check
record ServerPools(Pool requests, Pool background, Pool readiness) {
    /// The pool for the next statement of this context.
    Pool current() {
        return ReadRouting.isRequest() ? requests : background;
    }

    Future<Void> close() {
        return Future.join(requests.close(), background.close(), readiness.close())
                .mapEmpty();
    }
}
