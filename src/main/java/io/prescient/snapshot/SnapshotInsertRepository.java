package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.money.Volume;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.prescient.snapshot.SnapshotBatch.Line;
import io.prescient.snapshot.SnapshotConflictRepository.Conflict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stores observations and updates the current prices of their markets. A transaction that stores observations of a
/// market holds the row lock of the market. To avoid deadlocks, rows are locked in order of market_id and partitions
/// are created before observations are inserted.
@ApplicationScoped
class SnapshotInsertRepository {
    private static final String LOCK =
            "SELECT market_id FROM markets WHERE market_id = ANY ($1) ORDER BY market_id FOR NO KEY UPDATE";

    private static final Columns<SnapshotRow> COLUMNS = SnapshotRow.prices()
            .numeric("liquidity", SnapshotRow::liquidity, Volume::dollars)
            .numeric("volume", SnapshotRow::volume, Volume::dollars)
            .numeric("volume24hr", SnapshotRow::volume24hr, Volume::dollars);

    private static final String STORE = """
            WITH stored AS (
                INSERT INTO market_snapshots (market_id, timestamp, yes_price, no_price, liquidity, volume, volume24hr,
                    source)
                SELECT v.*, $8 FROM %s
                ON CONFLICT DO NOTHING
                RETURNING market_id, timestamp, yes_price, no_price),
            newest AS (SELECT DISTINCT ON (market_id) * FROM stored ORDER BY market_id, timestamp DESC),
            priced AS (
                UPDATE markets m SET yes_price = n.yes_price, no_price = n.no_price, last_price_update = n.timestamp
                FROM newest n
                WHERE m.market_id = n.market_id AND (m.last_price_update IS NULL OR m.last_price_update < n.timestamp))
            SELECT count(*) AS stored FROM stored""".formatted(COLUMNS.unnest());

    @Inject
    Pool pool;

    /// The result of storing rows.
    ///
    /// @param accepted number of rows that were new
    /// @param conflicts the rows for whose market and instant other prices are stored
    record Stored(long accepted, List<Conflict> conflicts) {}

    /// Writes a batch in its own transaction.
    Uni<IngestResult> write(SnapshotBatch batch, PriceSource source) {
        var rows = rows(batch.lines());
        if (rows.isEmpty()) {
            return Uni.createFrom().item(batch.rejectedResult());
        }
        return preparePartitions(pool, rows)
                .chain(() -> pool.withTransaction(tx -> writeKnownMarkets(tx, batch, rows, source)));
    }

    /// Stores observations of markets whose rows the caller has locked. The first observation of a market and instant
    /// is stored. Conflicts are looked up only if some rows were not new.
    Uni<Stored> store(SqlConnection tx, List<SnapshotRow> rows, PriceSource source) {
        return tx.preparedQuery(STORE)
                .execute(COLUMNS.tuple(rows).addString(source.toString()))
                .map(counts -> counts.iterator().next().getLong("stored"))
                .chain(accepted -> accepted == rows.size()
                        ? Uni.createFrom().item(new Stored(accepted, List.of()))
                        : SnapshotConflictRepository.find(tx, rows).map(conflicts -> new Stored(accepted, conflicts)));
    }

    /// Creates the partitions of the months of these rows. It uses a separate short transaction if the client is the
    /// pool.
    static Uni<Void> preparePartitions(SqlClient client, List<SnapshotRow> rows) {
        return preparePartitions(
                client, rows.stream().map(row -> YearMonth.from(row.timestamp().atOffset(ZoneOffset.UTC))));
    }

    private static Uni<Void> preparePartitions(SqlClient client, Stream<YearMonth> months) {
        var starts = months.distinct()
                .map(month -> month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return client.preparedQuery("SELECT ensure_snapshot_partitions($1)")
                .execute(Tuple.of(starts))
                .replaceWithVoid();
    }

    /// Creates the partitions of a month and the following ones.
    Uni<Void> preparePartitions(YearMonth first, int count) {
        return preparePartitions(
                pool, Stream.iterate(first, month -> month.plusMonths(1)).limit(count));
    }

    private Uni<IngestResult> writeKnownMarkets(
            SqlConnection tx, SnapshotBatch batch, List<SnapshotRow> rows, PriceSource source) {
        return lock(tx, rows).chain(known -> {
            var storable = batch.lines().stream()
                    .filter(line -> known.contains(line.row().marketId()))
                    .toList();
            return store(tx, rows(storable), source)
                    .map(stored -> result(storable, stored)
                            .plus(batch.rejectedResult())
                            .plus(rejectUnknownMarkets(batch, known)));
        });
    }

    private static Uni<Set<String>> lock(SqlConnection tx, List<SnapshotRow> rows) {
        var ids = rows.stream().map(SnapshotRow::marketId).distinct().toArray(String[]::new);
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(ids))
                .map(locked -> Rows.stream(locked)
                        .map(row -> row.getString("market_id"))
                        .collect(Collectors.toSet()));
    }

    private static IngestResult result(List<Line> lines, Stored stored) {
        var rejections = stored.conflicts().stream()
                .limit(IngestResult.SHOWN)
                .map(conflict -> RejectedSnapshot.of(lines.get(conflict.index()).number(), conflict.problem()))
                .toList();
        int rejected = stored.conflicts().size();
        return new IngestResult(stored.accepted(), lines.size() - stored.accepted() - rejected, rejected, rejections);
    }

    private static List<SnapshotRow> rows(List<Line> lines) {
        return lines.stream().map(Line::row).toList();
    }

    private static IngestResult rejectUnknownMarkets(SnapshotBatch batch, Set<String> known) {
        var unknown = batch.lines().stream()
                .filter(line -> !known.contains(line.row().marketId()))
                .toList();
        var shown = unknown.stream()
                .limit(IngestResult.SHOWN)
                .map(line -> RejectedSnapshot.of(
                        line.number(), marketNotFound(line.row().marketId())))
                .toList();
        return new IngestResult(0, 0, unknown.size(), shown);
    }

    private static Problem marketNotFound(String marketId) {
        return Problem.notFound(ProblemCode.market_not_found, "market_id", marketId);
    }
}
