package io.prescient.persistence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// Inserts many entities in one call, which Hibernate batches. An empty list is valid.
public final class BulkPersist {
    private BulkPersist() {}

    public static Uni<Void> all(List<?> entities) {
        return entities.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.persistAll(entities.toArray()));
    }
}
