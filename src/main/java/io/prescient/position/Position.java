package io.prescient.position;

import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Lot;
import io.prescient.journal.Posting.Reference;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/// A lot: what one trade bought and what became of it. Shares and cost leave it by {@link #sell} and {@link #settle},
/// and come back by {@link #reverse}; each returns the posting that the portfolio books. It is changed under the
/// portfolio's lock only.
@Entity
@Table(name = "portfolio_positions")
public class Position extends PanacheEntityBase {
    private static final String UNSETTLED = "marketId = ?1 and status <> 'closed' and settlementVersion < ?2";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "portfolio_positions_id_seq")
    @SequenceGenerator(name = "portfolio_positions_id_seq", allocationSize = 50)
    public Long id;

    public Long portfolioId;

    /// The seq of the journal entry that opened it.
    public long seq;

    public String tradeId;
    public String marketId;

    @Column(columnDefinition = "text")
    public String marketQuestion;

    @Enumerated(EnumType.STRING)
    public TradeAction action;

    /// The stake: what the whole lot cost.
    public Money amount;

    public Price entryPrice;
    public Instant entryTimestamp;

    /// What the stake bought.
    public Shares shares;

    public Shares openShares;
    public Money costBasis;
    public Money realizedPnl = Money.ZERO;

    @Enumerated(EnumType.STRING)
    public PositionStatus status = PositionStatus.open;

    /// The price at which its last shares left; the entry price where a void market gave the stake back.
    public Price exitPrice;

    public Instant exitTimestamp;

    /// The version of the market's settlement that paid it; 0 for none.
    public int settlementVersion;

    Shares settledShares = Shares.ZERO;
    Money settledCost = Money.ZERO;
    public Money payout = Money.ZERO;

    static Uni<Position> ofTrade(long portfolioId, String tradeId) {
        return find("portfolioId = ?1 and tradeId = ?2", portfolioId, tradeId).firstResult();
    }

    /// Lots, named by what is needed to lock their owners.
    public record Found(List<Long> ids, List<Long> portfolioIds) {
        public static final Found NONE = new Found(List.of(), List.of());

        public boolean isEmpty() {
            return ids.isEmpty();
        }
    }

    /// Some lots of a market that its settlement of this version has not paid yet, neither it nor a newer one.
    public static Uni<Found> behind(String marketId, int version, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select p.id, p.portfolioId from Position p where " + UNSETTLED, Object[].class)
                        .setParameter(1, marketId)
                        .setParameter(2, version)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> new Found(
                        rows.stream().map(row -> (Long) row[0]).toList(),
                        rows.stream().map(row -> (Long) row[1]).distinct().toList()));
    }

    /// Those of the lots that were not closed or paid before their owners could be locked.
    public static Uni<List<Position>> stillBehind(List<Long> ids, int version) {
        return list(
                "id in ?1 and status <> 'closed' and settlementVersion < ?2 order by portfolioId, seq", ids, version);
    }

    public static Uni<Long> countBehind(String marketId, int version) {
        return count(UNSETTLED, marketId, version);
    }

    /// Sells a part, or all that is left, at a price.
    public Posting sell(Shares part, Price price, Instant at, Reference reference) {
        var proceeds = part.times(price);
        var cost = costOf(part);
        reduce(part, cost, proceeds);
        if (openShares.signum() == 0) {
            end(PositionStatus.closed, price, at);
        }
        return Posting.proceeds(EntryType.sold, proceeds, cost, lot(part.negated(), price), reference);
    }

    /// Pays all that is left as the market ended.
    public Posting settle(Payout market, int version, Instant at) {
        settledShares = openShares;
        settledCost = costBasis;
        payout = market.of(action, openShares, costBasis);
        settlementVersion = version;
        reduce(openShares, costBasis, payout);
        var price = market.priceOf(action);
        end(PositionStatus.settled, price == null ? entryPrice : price, at);
        return Posting.proceeds(
                EntryType.settled,
                payout,
                settledCost,
                lot(settledShares.negated(), price),
                Reference.settlement(version));
    }

    /// Undoes the settlement that paid it: the payout goes back, shares and cost return.
    public Posting reverse() {
        var pnl = realizedPnl;
        var posting = new Posting(
                EntryType.reversed,
                payout.negated(),
                settledCost,
                settledCost.minus(payout),
                new Lot(tradeId, marketId, settledShares, null, 1, pnl),
                Reference.settlement(settlementVersion));
        openShares = settledShares;
        costBasis = settledCost;
        realizedPnl = realizedPnl.plus(posting.realizedPnl());
        status = PositionStatus.open;
        exitPrice = null;
        exitTimestamp = null;
        settlementVersion = 0;
        settledShares = Shares.ZERO;
        settledCost = Money.ZERO;
        payout = Money.ZERO;
        return posting;
    }

    /// Cost out + cost left = cost in: the last part takes what is left of it.
    private Money costOf(Shares part) {
        return part.equals(openShares) ? costBasis : costBasis.proRata(part, openShares);
    }

    private void reduce(Shares part, Money cost, Money proceeds) {
        openShares = openShares.minus(part);
        costBasis = costBasis.minus(cost);
        realizedPnl = realizedPnl.plus(proceeds).minus(cost);
    }

    private void end(PositionStatus newStatus, Price price, Instant at) {
        status = newStatus;
        exitPrice = price;
        exitTimestamp = at;
    }

    private Lot lot(Shares moved, Price price) {
        boolean ended = status != PositionStatus.open;
        return new Lot(tradeId, marketId, moved, price, ended ? -1 : 0, ended ? realizedPnl : null);
    }
}
