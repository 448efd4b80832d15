package io.prescient.position;

import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Lot;
import io.prescient.journal.Posting.Reference;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
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
import org.jspecify.annotations.Nullable;

/// The position that one trade opened. {@link #sell} and {@link #settle} reduce its shares and cost, {@link #reverse}
/// restores them. Each returns a posting for the portfolio. Change a position only under its portfolio's lock.
@Entity
@Table(name = "portfolio_positions")
public class Position extends PanacheEntityBase implements Cloneable {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "portfolio_positions_id_seq")
    @SequenceGenerator(name = "portfolio_positions_id_seq", allocationSize = 50)
    public Long id;

    public Long portfolioId;

    /// Sequence number of the journal entry that opened it.
    public long seq;

    public String tradeId;
    public String marketId;

    @Column(columnDefinition = "text")
    public @Nullable String marketQuestion;

    @Enumerated(EnumType.STRING)
    public TradeAction action;

    /// Dollars paid for all shares.
    Money amount;

    public Price entryPrice;
    public Instant entryTimestamp;

    /// Shares bought with `amount`.
    Shares shares;

    Shares openShares;
    Money costBasis;
    Money realizedPnl = Money.ZERO;

    @Enumerated(EnumType.STRING)
    public PositionStatus status = PositionStatus.open;

    /// Dollars per share at which the last shares were sold or settled. It is the entry price after a refund.
    public @Nullable Price exitPrice;

    public @Nullable Instant exitTimestamp;

    /// Version of the market's settlement that paid it; 0 for none.
    public int settlementVersion;

    Shares settledShares = Shares.ZERO;
    Money settledCost = Money.ZERO;
    Money payout = Money.ZERO;

    /// Returns the open position of a purchase.
    public static Position of(Purchase purchase) {
        var position = new Position();
        position.portfolioId = purchase.portfolioId();
        position.seq = purchase.seq();
        position.tradeId = purchase.tradeId();
        position.marketId = purchase.marketId();
        position.marketQuestion = purchase.marketQuestion();
        position.action = purchase.action();
        position.amount = purchase.amount();
        position.entryPrice = purchase.price();
        position.entryTimestamp = purchase.at();
        position.shares = purchase.shares();
        position.openShares = purchase.shares();
        position.costBasis = purchase.amount();
        return position;
    }

    /// A position after a change, and the posting of the change.
    public record Change(Position position, Posting posting) {}

    private Position copy() {
        try {
            return (Position) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /// Sells shares at a price. The proceeds are rounded half-even to cents.
    ///
    /// @param part shares to sell, more than 0 and at most `openShares`
    public Change sell(Shares part, Price price, Instant at, Reference reference) {
        var proceeds = part.times(price);
        var cost = costOf(part);
        var after = copy();
        after.reduce(part, cost, proceeds);
        if (after.openShares.signum() == 0) {
            after.close(PositionStatus.closed, price, at);
        }
        return new Change(
                after, Posting.proceeds(EntryType.sold, proceeds, cost, after.lot(part.negated(), price), reference));
    }

    /// Settles all open shares.
    ///
    /// @param market how the market pays
    /// @param version version of the settlement
    public Change settle(Payout market, int version, Instant at) {
        var after = copy();
        after.settledShares = openShares;
        after.settledCost = costBasis;
        after.payout = market.of(action, openShares, costBasis);
        after.settlementVersion = version;
        after.reduce(openShares, costBasis, after.payout);
        var price = market.priceOf(action);
        after.close(PositionStatus.settled, price == null ? entryPrice : price, at);
        return new Change(
                after,
                Posting.proceeds(
                        EntryType.settled,
                        after.payout,
                        costBasis,
                        after.lot(openShares.negated(), price),
                        Reference.settlement(version)));
    }

    /// Reverses the settlement that paid the position: takes the payout back and restores shares and cost.
    public Change reverse() {
        var posting = new Posting(
                EntryType.reversed,
                payout.negated(),
                settledCost,
                settledCost.minus(payout),
                new Lot(tradeId, marketId, settledShares, null, 1, realizedPnl),
                Reference.settlement(settlementVersion));
        var after = copy();
        after.openShares = settledShares;
        after.costBasis = settledCost;
        after.realizedPnl = realizedPnl.plus(posting.realizedPnl());
        after.status = PositionStatus.open;
        after.exitPrice = null;
        after.exitTimestamp = null;
        after.settlementVersion = 0;
        after.settledShares = Shares.ZERO;
        after.settledCost = Money.ZERO;
        after.payout = Money.ZERO;
        return new Change(after, posting);
    }

    /// Returns the cost of a part in proportion to its shares. The last part gets the remaining cost, so that all parts
    /// add up to `amount`.
    private Money costOf(Shares part) {
        return part.equals(openShares) ? costBasis : costBasis.proRata(part, openShares);
    }

    private void reduce(Shares part, Money cost, Money proceeds) {
        openShares = openShares.minus(part);
        costBasis = costBasis.minus(cost);
        realizedPnl = realizedPnl.plus(proceeds).minus(cost);
    }

    private void close(PositionStatus newStatus, Price price, Instant at) {
        status = newStatus;
        exitPrice = price;
        exitTimestamp = at;
    }

    private Lot lot(Shares moved, @Nullable Price price) {
        boolean ended = status != PositionStatus.open;
        return new Lot(tradeId, marketId, moved, price, ended ? -1 : 0, ended ? realizedPnl : null);
    }
}
