package io.prescient.polymarket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.http.RowValues;
import io.prescient.http.Times;
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
import java.util.List;

/// Keeps what the venue suggests until somebody decides. One proposal a market: the same one again changes nothing, not
/// even if it was dismissed; another outcome is a new one, and so is one that was withdrawn. What the market's
/// settlement says already is not proposed.
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

    /// What the venue and the present settlement agree on needs no decision any more, whatever was proposed meanwhile.
    private static final String AGREED = """
            UPDATE settlement_proposals p SET decided_at = $2,
                status = CASE WHEN p.outcome = s.outcome AND p.yes_payout = s.yes_payout
                    THEN 'accepted' ELSE 'withdrawn' END,
                reason = CASE WHEN p.outcome = s.outcome AND p.yes_payout = s.yes_payout
                    THEN 'The market is settled with this outcome' ELSE 'Polymarket reports the outcome of the settlement' END
            FROM jsonb_to_recordset($1::text::jsonb) AS n (market_id text, outcome text, yes_payout numeric(10, 6)), markets m
            JOIN settlements s ON s.market_id = m.market_id AND s.version = m.settlement_version
            WHERE p.market_id = n.market_id AND p.status = 'open' AND m.market_id = n.market_id
                AND s.outcome = n.outcome AND s.yes_payout = n.yes_payout
            RETURNING p.status""";

    private static final String WITHDRAW = """
            UPDATE settlement_proposals p SET status = 'withdrawn', decided_at = $2, reason = n.reason
            FROM jsonb_to_recordset($1::text::jsonb) AS n (market_id text, reason text)
            WHERE p.market_id = n.market_id AND p.status = 'open'""";

    private static final String PAGE = "SELECT " + ProposalView.COLUMNS + """
             FROM settlement_proposals
            WHERE market_id > $1 AND ($2::text IS NULL OR status = $2) ORDER BY market_id LIMIT $3""";

    private static final String ONE =
            "SELECT " + ProposalView.COLUMNS + " FROM settlement_proposals WHERE market_id = $1";

    /// Only what was read: meanwhile the venue may have taken it back, or proposed something else.
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

    /// How many of some markets have a proposal that they had not before, and how many have it no more.
    record Decided(int proposed, int withdrawn) {
        static final Decided NONE = new Decided(0, 0);
    }

    /// Takes what the venue says of these markets, whose rows the caller holds, and of which nothing newer is known.
    Uni<Decided> take(SqlConnection tx, long importId, List<GammaMarket> markets) {
        var proposed = JsonNodeFactory.instance.arrayNode();
        var denied = JsonNodeFactory.instance.arrayNode();
        for (var market : markets) {
            market.resolution().ifPresent(resolution -> proposed.add(row(market.id(), resolution)));
            market.denial().ifPresent(denial -> denied.add(row(market.id(), importId, denial)));
        }
        return withdraw(tx, denied)
                .chain(withdrawn -> propose(tx, importId, proposed)
                        .map(decided -> new Decided(decided.proposed, decided.withdrawn + withdrawn)));
    }

    private Uni<Integer> withdraw(SqlConnection tx, ArrayNode denied) {
        return denied.isEmpty()
                ? Uni.createFrom().item(0)
                : tx.preparedQuery(WITHDRAW)
                        .execute(Tuple.of(denied.toString(), now()))
                        .map(RowSet::rowCount);
    }

    private Uni<Decided> propose(SqlConnection tx, long importId, ArrayNode proposed) {
        if (proposed.isEmpty()) {
            return Uni.createFrom().item(Decided.NONE);
        }
        return tx.preparedQuery(AGREED)
                .execute(Tuple.of(proposed.toString(), now()))
                .map(ProposalRepository::withdrawn)
                .chain(withdrawn -> tx.preparedQuery(PROPOSE)
                        .execute(Tuple.of(proposed.toString(), importId, now()))
                        .map(rows -> new Decided(rows.rowCount(), withdrawn)));
    }

    private static int withdrawn(RowSet<Row> decided) {
        return (int) RowValues.stream(decided)
                .filter(row -> row.getString("status").equals(ProposalStatus.withdrawn.name()))
                .count();
    }

    Uni<Page<ProposalView>> page(ProposalStatus status, int limit, String after) {
        var last = Cursor.decode(after, "", text -> text);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(last, status == null ? null : status.name(), limit + 1))
                .map(rows -> Page.of(
                        RowValues.stream(rows).toList(), limit, ProposalView::of, row -> row.getString("market_id")));
    }

    /// @throws ProblemException if nothing was proposed
    Uni<ProposalView> one(String marketId) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(marketId))
                .map(rows -> rows.iterator().hasNext() ? rows.iterator().next() : null)
                .onItem()
                .ifNull()
                .failWith(
                        () -> Problem.of(ProblemCode.proposal_not_found, "Nothing was proposed for market " + marketId)
                                .with("market_id", marketId)
                                .asException())
                .map(ProposalView::of);
    }

    /// Whether it could still be accepted, and now is. Belongs to the transaction of the session that the caller has
    /// opened.
    static Uni<Boolean> accept(ProposalView accepted) {
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

    /// Leaves alone what is decided.
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

    private static ObjectNode row(String marketId, long importId, String denial) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("market_id", marketId)
                .put("reason", "Import %d read the market as not resolved: %s".formatted(importId, denial));
    }

    private OffsetDateTime now() {
        return Times.utc(clock.instant());
    }
}
