package io.prescient.idempotency;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The first outcome of the request with this key on this portfolio, word for word.
@Entity
@Table(name = "idempotency_keys")
@IdClass(IdempotencyRecord.Key.class)
public class IdempotencyRecord extends PanacheEntityBase {

    static final String CANCELLATION = "cancellation";

    public record Key(Long portfolioId, String requestKey) {}

    @Id
    public Long portfolioId;

    @Id
    public String requestKey;

    public String type;
    public String fingerprint;
    public int httpStatus;

    @Column(columnDefinition = "text")
    public String responseBody;

    public Instant createdAt;

    /// Whether no request had this key before it was closed.
    boolean isSeal() {
        return type.equals(CANCELLATION);
    }

    static Uni<List<IdempotencyRecord>> of(long portfolioId, Collection<String> keys) {
        return list("portfolioId = ?1 and requestKey in ?2", portfolioId, keys);
    }
}
