package io.prescient.snapshot;

import io.prescient.market.PriceRecorder;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.prescient.snapshot.SnapshotInsertRepository.Stored;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Stores the prices that a client sends with a market as observations. An observation that is older than the newest
/// one of the market does not change the current price. Other prices of an instant that is already stored are rejected.
/// A request that clears both prices is stored as an observation too. It is always the newest, so the history keeps the
/// prices that were shown before.
@ApplicationScoped
class QuotedPriceRepository implements PriceRecorder {
    private static final Columns<Quote> COLUMNS = new Columns<Quote>()
            .text("market_id", Quote::marketId)
            .timestamptz("at", Quote::at)
            .bool("sets_yes", quote -> quote.clearsYes() || quote.prices() != null)
            .numeric("yes_price", Quote::prices, pair -> pair.yes().dollars())
            .bool("sets_no", quote -> quote.clearsNo() || quote.prices() != null)
            .numeric("no_price", Quote::prices, pair -> pair.no().dollars());

    private static final String BOTH_SIDES = """
            SELECT v.market_id, s.yes_price, s.no_price,
                CASE WHEN v.yes_price IS NULL AND v.no_price IS NULL
                    THEN greatest(v.at, m.last_price_update + interval '1 microsecond') ELSE v.at END AS at
            FROM %s
            JOIN markets m ON m.market_id = v.market_id
            CROSS JOIN LATERAL (
                SELECT CASE WHEN v.sets_yes THEN v.yes_price ELSE m.yes_price END AS yes_price,
                    CASE WHEN v.sets_no THEN v.no_price ELSE m.no_price END AS no_price) s
            WHERE v.yes_price IS NOT NULL OR v.no_price IS NOT NULL
                OR (s.yes_price, s.no_price) IS DISTINCT FROM (m.yes_price, m.no_price)""".formatted(COLUMNS.unnest());

    @Inject
    Clock clock;

    @Inject
    SnapshotInsertRepository insertRepository;

    @Override
    public Uni<Void> record(SqlConnection transaction, List<Quote> quotes) {
        if (quotes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        quotes.forEach(quote -> Observation.requirePast("last_price_at", quote.at(), now));
        return transaction
                .preparedQuery(BOTH_SIDES)
                .execute(COLUMNS.tuple(quotes))
                .chain(rows -> store(transaction, rows));
    }

    private Uni<Void> store(SqlConnection transaction, RowSet<Row> rows) {
        var observed = Rows.list(rows, QuotedPriceRepository::toSnapshot);
        return SnapshotInsertRepository.preparePartitions(transaction, observed)
                .chain(() -> insertRepository.store(transaction, observed, PriceSource.api))
                .invoke(QuotedPriceRepository::requireNoConflict)
                .replaceWithVoid();
    }

    private static void requireNoConflict(Stored stored) {
        stored.conflicts().stream().findFirst().ifPresent(conflict -> {
            throw conflict.problem().asException();
        });
    }

    private static SnapshotRow toSnapshot(Row row) {
        return new SnapshotRow(
                row.getString("market_id"),
                Rows.instant(row, "at"),
                Rows.nullablePrice(row, "yes_price"),
                Rows.nullablePrice(row, "no_price"),
                null,
                null,
                null);
    }
}
