package io.prescient.idempotency;

import io.prescient.commit.RowQuery;
import io.prescient.commit.RowType;
import io.prescient.commit.Write;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;

/// Reads and writes idempotency records by key.
public final class IdempotencyRows {
    /// A key of a portfolio.
    public record Key(long portfolioId, String key) {}

    static final RowType<String, IdempotencyRecord> RECORDS = RowType.of(
            5,
            stored -> stored.portfolioId,
            stored -> stored.requestKey,
            Write.insert(
                    "idempotency_keys",
                    new Columns<IdempotencyRecord>()
                            .bigint("portfolio_id", stored -> stored.portfolioId)
                            .text("request_key", stored -> stored.requestKey)
                            .text("type", stored -> stored.type)
                            .text("fingerprint", stored -> stored.fingerprint)
                            .integer("http_status", stored -> stored.httpStatus)
                            .text("response_body", stored -> stored.responseBody)
                            .timestamptz("created_at", stored -> stored.createdAt)),
            null);

    public static final RowQuery<Key, IdempotencyRecord> BY_KEY = RowQuery.byKey(
            RECORDS,
            "idempotency_keys",
            "t.portfolio_id, t.request_key, type, fingerprint, http_status, response_body, created_at",
            "OFFSET 0",
            new Columns<Key>().bigint("portfolio_id", Key::portfolioId).text("request_key", Key::key),
            row -> new IdempotencyRecord(
                    new IdempotencyRecord.Key(row.getLong("portfolio_id"), row.getString("request_key")),
                    row.getString("type"),
                    row.getString("fingerprint"),
                    Rows.instant(row, "created_at"),
                    new StoredResponse(row.getInteger("http_status"), row.getString("response_body"), false)));

    private IdempotencyRows() {}
}
