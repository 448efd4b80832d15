package io.prescient.http;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// Stores new rows, many in one go; none is fine.
public final class BulkPersist {
    private BulkPersist() {}

    public static Uni<Void> all(List<?> entities) {
        return entities.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.persistAll(entities.toArray()));
    }
}
