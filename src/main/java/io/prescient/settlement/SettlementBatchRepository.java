package io.prescient.settlement;

import io.prescient.market.MarketRepository;
import io.prescient.money.Price;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Declares the outcomes of many markets in one transaction, with the same number of statements for any number of them.
@ApplicationScoped
class SettlementBatchRepository {
    private static final Columns<MarketSettlement> COLUMNS = new Columns<MarketSettlement>()
            .text("market_id", MarketSettlement::marketId)
            .name("outcome", MarketSettlement::outcome)
            .numeric("yes_payout", settlement -> settlement.declared().payoutOfYes(), Price::dollars)
            .text("evidence", settlement -> Objects.toString(settlement.evidence(), null));

    // A version is complete at once if no position is unpaid. An older version that is not complete is completed by the
    // worker.
    private static final String DECLARE = """
            WITH declared AS (
                INSERT INTO settlements (market_id, version, outcome, yes_payout, evidence, created_at, completed_at)
                SELECT v.market_id, coalesce(m.settlement_version, 0) + 1, v.outcome, v.yes_payout, v.evidence::jsonb,
                    $5::timestamptz,
                    CASE WHEN NOT EXISTS (
                        SELECT FROM portfolio_positions p
                        WHERE p.market_id = v.market_id AND p.status <> 'closed'
                            AND p.settlement_version < coalesce(m.settlement_version, 0) + 1)
                        THEN $5::timestamptz END
                FROM %s
                JOIN markets m ON m.market_id = v.market_id
                LEFT JOIN settlements s ON s.market_id = m.market_id AND s.version = m.settlement_version
                WHERE (s.outcome, s.yes_payout) IS DISTINCT FROM (v.outcome, v.yes_payout)
                RETURNING market_id, version)
            UPDATE markets m SET closed = true, resolved = true, settlement_version = d.version,
                updated_at = $5::timestamptz
            FROM declared d WHERE m.market_id = d.market_id
            RETURNING m.market_id""".formatted(COLUMNS.unnest());

    private static final String VERSIONS = """
            SELECT s.market_id, s.version, s.outcome, s.yes_payout, s.evidence::text AS evidence, s.created_at,
                s.completed_at, s.positions_settled, CASE WHEN s.completed_at IS NULL THEN (
                    SELECT count(*) FROM portfolio_positions p
                    WHERE p.market_id = s.market_id AND p.status <> 'closed' AND p.settlement_version < s.version)
                    ELSE 0 END AS remaining
            FROM settlements s WHERE s.market_id = ANY ($1) ORDER BY s.market_id, s.version DESC""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    /// @param isNew whether a new version was created
    record Declared(SettlementView view, boolean isNew) {}

    private record StoredVersion(Settlement settlement, long remainingPositions) {}

    /// Declares the outcomes. The same outcome again changes nothing, another one is a correction.
    ///
    /// @param settlements at most one per market
    /// @return the settlements by market; unknown markets are left out
    Uni<Map<String, Declared>> declare(List<MarketSettlement> settlements) {
        var ids = settlements.stream().map(MarketSettlement::marketId).toArray(String[]::new);
        return pool.withTransaction(tx -> MarketRepository.lock(tx, ids)
                .chain(() -> tx.preparedQuery(DECLARE)
                        .execute(COLUMNS.tuple(settlements).addOffsetDateTime(Columns.utc(clock.instant()))))
                .chain(declared -> tx.preparedQuery(VERSIONS)
                        .execute(Tuple.of(ids))
                        .map(versions -> views(versions, marketIds(declared)))));
    }

    private static Set<String> marketIds(RowSet<Row> rows) {
        var ids = new HashSet<String>();
        rows.forEach(row -> ids.add(row.getString("market_id")));
        return ids;
    }

    private static Map<String, Declared> views(RowSet<Row> versions, Set<String> declared) {
        return Rows.stream(versions)
                .map(SettlementBatchRepository::read)
                .collect(Collectors.groupingBy(
                        version -> version.settlement.marketId,
                        Collectors.collectingAndThen(Collectors.toList(), found -> view(found, declared))));
    }

    private static Declared view(List<StoredVersion> versions, Set<String> declared) {
        var newest = versions.getFirst();
        var view = SettlementView.of(
                versions.stream().map(StoredVersion::settlement).toList(), newest.remainingPositions);
        return new Declared(view, declared.contains(newest.settlement.marketId));
    }

    private static StoredVersion read(Row row) {
        var settlement = new Settlement();
        settlement.marketId = row.getString("market_id");
        settlement.version = row.getInteger("version");
        settlement.outcome = MarketOutcome.valueOf(row.getString("outcome"));
        settlement.yesPayout = Rows.nullablePrice(row, "yes_payout");
        settlement.evidence = row.getString("evidence");
        settlement.createdAt = Rows.instant(row, "created_at");
        settlement.completedAt = Rows.nullableInstant(row, "completed_at");
        settlement.positionsSettled = row.getLong("positions_settled");
        return new StoredVersion(settlement, row.getLong("remaining"));
    }
}
