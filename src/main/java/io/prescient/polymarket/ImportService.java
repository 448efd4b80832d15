package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.RowValues;
import io.prescient.idempotency.Fingerprint;
import io.prescient.idempotency.IdempotentRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Where imports are asked for: what was begun under a key is not begun again, however many ask at once. A sent page
/// whose import failed is the exception: its client was told of an error, and its retry is to be tried.
@ApplicationScoped
class ImportService {
    private static final String KNOWN = "SELECT import_id, fingerprint, started_at FROM imports WHERE request_key = $1";

    private static final String FREE = """
            UPDATE imports SET request_key = NULL
            WHERE request_key = $1 AND fingerprint = $2 AND source = 'body' AND status IN ('failed', 'abandoned')""";

    @Inject
    Pool pool;

    @Inject
    ImportRepository ledger;

    /// What somebody asks for, under a key; both null where it cannot be asked for again.
    record Asked(String key, String fingerprint) {
        static final Asked BY_NOBODY = new Asked(null, null);

        static Asked forFetch(String header) {
            return new Asked(IdempotentRequest.keyFromHeader("Idempotency-Key", header), Fingerprint.of("polymarket"));
        }

        /// Without a key there is nothing to be told apart.
        static Asked forPage(String header, JsonNode body) {
            return header == null
                    ? BY_NOBODY
                    : new Asked(IdempotentRequest.keyFromHeader("Idempotency-Key", header), Fingerprint.of(body));
        }
    }

    /// @param replayed whether it was begun by an earlier request
    record Begun(long importId, boolean replayed) {}

    /// An import that fetches, the new one or the key's.
    Uni<Begun> fetch(Asked asked) {
        return ledger.abandonSilent()
                .chain(() -> known(asked))
                .chain(begun ->
                        begun == null ? beginFetch(asked) : Uni.createFrom().item(begun));
    }

    /// An import of a page that came with a request, the new one or the key's; any number of them may run.
    Uni<Begun> take(Asked asked) {
        return pool.preparedQuery(FREE)
                .execute(Tuple.of(asked.key, asked.fingerprint))
                .chain(() -> ledger.beginBody(asked))
                .chain(id -> id == null ? known(asked) : begun(id))
                // Freed by another one between our two looks.
                .chain(begun -> begun == null ? take(asked) : Uni.createFrom().item(begun));
    }

    /// One that is in the way may have been begun by the same request a moment ago.
    private Uni<Begun> beginFetch(Asked asked) {
        return ledger.beginFetch(asked)
                .chain(id -> id == null ? known(asked) : begun(id))
                .chain(begun -> begun == null
                        ? ledger.requireNoneRuns().chain(() -> fetch(asked))
                        : Uni.createFrom().item(begun));
    }

    private static Uni<Begun> begun(long importId) {
        return Uni.createFrom().item(new Begun(importId, false));
    }

    /// What was begun under this key; null if nothing was.
    private Uni<Begun> known(Asked asked) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(asked.key))
                .map(rows -> RowValues.stream(rows)
                        .findFirst()
                        .map(row -> replay(row, asked))
                        .orElse(null));
    }

    private static Begun replay(Row first, Asked asked) {
        if (!first.getString("fingerprint").equals(asked.fingerprint)) {
            throw IdempotentRequest.conflict(asked.key, RowValues.instant(first, "started_at"), "import")
                    .asException();
        }
        return new Begun(first.getLong("import_id"), true);
    }
}
