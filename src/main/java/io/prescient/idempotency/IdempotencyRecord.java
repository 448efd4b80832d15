package io.prescient.idempotency;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/// The stored response to the first request with a key, per portfolio.
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

    protected IdempotencyRecord() {}

    IdempotencyRecord(Key key, String type, String fingerprint, Instant createdAt, StoredResponse response) {
        portfolioId = key.portfolioId;
        requestKey = key.requestKey;
        this.type = type;
        this.fingerprint = fingerprint;
        this.createdAt = createdAt;
        httpStatus = response.status();
        responseBody = response.json();
    }

    /// Whether the key was cancelled before a request with it arrived.
    boolean isCancellation() {
        return type.equals(CANCELLATION);
    }
}
