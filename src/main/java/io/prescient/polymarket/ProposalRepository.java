package io.prescient.polymarket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.persistence.Rows;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `settlement_proposals`, with one proposal per market. Proposing the same outcome again changes
/// nothing, even if it was dismissed. Another outcome replaces the proposal, and so does any outcome if it was
/// withdrawn. An outcome that equals the market's settlement is not proposed.
@ApplicationScoped
class ProposalRepository {
    private static final String PROPOSE = """
            INSERT INTO settlement_proposals AS p (market_id, outcome, yes_payout, evidence, import_id, proposed_at)
            SELECT n.market_id, n.outcome, n.yes_payout, n.evidence, $2, $3
            FROM jsonb_to_recordset($1::text::jsonb)
                AS n (market_id text, outcome text, yes_payout numeric(10, 6), evidence jsonb)
            WHERE NOT EXISTS (
                SELECT FROM markets m JOIN settlements s ON s.market_id = m.market_id AND s.version = m.settlement_version
                WHERE m.market_id = n.market_id AND s.outcome = n.outcome AND s.yes_payout = n.yes_payout)
            ORDER BY n.market_id
            ON CONFLICT (market_id) DO UPDATE SET outcome = excluded.outcome, yes_payout = excluded.yes_payout,
                evidence = excluded.evidence, import_id = excluded.import_id, proposed_at = excluded.proposed_at,
                status = 'open', decided_at = NULL, reason = NULL
            WHERE (p.outcome, p.yes_payout) <> (excluded.outcome, excluded.yes_payout) OR p.status = 'withdrawn'""";

    /// Closes the open proposals of markets whose settlement has the published outcome.
    private static final String CLOSE_SETTLED = """
            UPDATE settlement_proposals p SET decided_at = $2,
                status = CASE WHEN p.outcome = s.outcome AND p.yes_payout = s.yes_payout
                    THEN 'accepted' ELSE 'withdrawn' END,
                reason = CASE WHEN p.outcome = s.outcome AND p.yes_payout = s.yes_payout
                    THEN 'The market is settled with this outcome'
                    ELSE 'Polymarket reports the outcome of the settlement' END
            FROM jsonb_to_recordset($1::text::jsonb) AS n (market_id text, outcome text, yes_payout numeric(10, 6)), markets m
            JOIN settlements s ON s.market_id = m.market_id AND s.version = m.settlement_version
            WHERE p.market_id = n.market_id AND p.status = 'open' AND m.market_id = n.market_id
                AND s.outcome = n.outcome AND s.yes_payout = n.yes_payout
            RETURNING p.status""";

    private static final String WITHDRAW = """
            UPDATE settlement_proposals p SET status = 'withdrawn', decided_at = $2, reason = n.reason
            FROM jsonb_to_recordset($1::text::jsonb) AS n (market_id text, reason text)
            WHERE p.market_id = n.market_id AND p.status = 'open'""";

    private static final String SELECT = "SELECT " + ProposalView.COLUMNS + " FROM settlement_proposals ";

    private static final String PAGE =
            SELECT + "WHERE market_id > $1 AND ($2::text IS NULL OR status = $2) ORDER BY market_id LIMIT $3";

    /// Accepts exactly the proposal that was read: an import may have withdrawn or replaced it since.
    private static final String ACCEPT = """
            UPDATE settlement_proposals SET status = 'accepted', decided_at = :at, reason = NULL
            WHERE market_id = :id AND outcome = :outcome AND yes_payout = :payout AND import_id = :import
                AND status IN ('open', 'dismissed')""";

    private static final String DISMISS = """
            UPDATE settlement_proposals SET status = 'dismissed', decided_at = $2
            WHERE market_id = $1 AND status = 'open'""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    /// Numbers of new and of withdrawn proposals.
    record ProposalCounts(int proposed, int withdrawn) {
        static final ProposalCounts NONE = new ProposalCounts(0, 0);
    }

    /// Proposes and withdraws settlements according to applied updates. The caller has locked the markets.
    Uni<ProposalCounts> apply(SqlConnection tx, long importId, List<GammaMarket> markets) {
        var resolved = JsonNodeFactory.instance.arrayNode();
        var unresolved = JsonNodeFactory.instance.arrayNode();
        for (var market : markets) {
            market.resolution().ifPresent(resolution -> resolved.add(row(market.id(), resolution)));
            market.unresolvedReason().ifPresent(reason -> unresolved.add(row(market.id(), importId, reason)));
        }
        return withdraw(tx, unresolved)
                .chain(withdrawn -> propose(tx, importId, resolved)
                        .map(counts -> new ProposalCounts(counts.proposed, counts.withdrawn + withdrawn)));
    }

    private Uni<Integer> withdraw(SqlConnection tx, ArrayNode unresolved) {
        return unresolved.isEmpty()
                ? Uni.createFrom().item(0)
                : tx.preparedQuery(WITHDRAW)
                        .execute(Tuple.of(unresolved.toString(), now()))
                        .map(RowSet::rowCount);
    }

    private Uni<ProposalCounts> propose(SqlConnection tx, long importId, ArrayNode resolved) {
        if (resolved.isEmpty()) {
            return Uni.createFrom().item(ProposalCounts.NONE);
        }
        return tx.preparedQuery(CLOSE_SETTLED)
                .execute(Tuple.of(resolved.toString(), now()))
                .map(ProposalRepository::countWithdrawn)
                .chain(withdrawn -> tx.preparedQuery(PROPOSE)
                        .execute(Tuple.of(resolved.toString(), importId, now()))
                        .map(rows -> new ProposalCounts(rows.rowCount(), withdrawn)));
    }

    private static int countWithdrawn(RowSet<Row> closed) {
        return (int) Rows.stream(closed)
                .filter(row -> row.getString("status").equals(ProposalStatus.withdrawn.name()))
                .count();
    }

    Uni<Page<ProposalView>> page(@Nullable ProposalStatus status, int limit, @Nullable String after) {
        var last = Cursor.decode(after, "", text -> text);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(last, status == null ? null : status.name(), limit + 1))
                .map(rows -> Page.of(
                        Rows.stream(rows).toList(), limit, ProposalView::of, row -> row.getString("market_id")));
    }

    /// @throws ProblemException if the market has no proposal
    Uni<ProposalView> get(String marketId) {
        return pool.preparedQuery(SELECT + "WHERE market_id = $1")
                .execute(Tuple.of(marketId))
                .map(rows -> Rows.stream(rows).findFirst().map(ProposalView::of).orElseThrow(() -> notFound(marketId)));
    }

    private static ProblemException notFound(String marketId) {
        return Problem.of(ProblemCode.proposal_not_found, "No settlement is proposed for market " + marketId)
                .with("market_id", marketId)
                .asException();
    }

    /// Accepts a proposal in the transaction of the caller's session. Returns false if it was withdrawn or
    /// replaced.
    Uni<Boolean> accept(ProposalView accepted) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ACCEPT)
                        .setParameter("at", accepted.decidedAt())
                        .setParameter("id", accepted.marketId())
                        .setParameter("outcome", accepted.outcome().name())
                        .setParameter("payout", accepted.yesPayout().dollars())
                        .setParameter("import", accepted.importId())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /// Dismisses an open proposal.
    Uni<Void> dismiss(String marketId) {
        return pool.preparedQuery(DISMISS).execute(Tuple.of(marketId, now())).replaceWithVoid();
    }

    private static ObjectNode row(String marketId, Resolution resolution) {
        var row = JsonNodeFactory.instance.objectNode();
        row.put("market_id", marketId)
                .put("outcome", resolution.outcome().name())
                .put("yes_payout", resolution.yesPayout().toString())
                .set("evidence", resolution.evidence());
        return row;
    }

    private static ObjectNode row(String marketId, long importId, String unresolvedReason) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("market_id", marketId)
                .put("reason", "Import %d read the market as not resolved: %s".formatted(importId, unresolvedReason));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
