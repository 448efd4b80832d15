package io.prescient.settlement;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.portfolio.Account;
import io.prescient.position.Payout;
import io.prescient.position.Position;
import io.prescient.position.Position.Change;
import io.prescient.position.PositionRows;
import io.prescient.position.PositionStatus;

/// Pays the positions of one portfolio in a market by a version of its settlement. Positions that an older version paid
/// are reversed first.
///
/// @param weight number of positions when the command was made
record SettleCommand(long portfolioId, String marketId, int version, Payout payout, int weight)
        implements Command<Integer> {

    @Override
    public void load(Loads loads) {
        loads.add(PositionRows.UNSOLD, new PositionRows.InMarket(portfolioId, marketId));
    }

    /// Returns the number of paid positions.
    @Override
    public Integer decide(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        var positions =
                work.all(PositionRows.POSITIONS).stream().filter(this::isUnpaid).toList();
        positions.forEach(position -> pay(account, position));
        if (!positions.isEmpty()) {
            work.put(SettlementRows.PAID, new SettlementRows.Paid(portfolioId, marketId, version, positions.size()));
        }
        return positions.size();
    }

    private boolean isUnpaid(Position position) {
        return position.marketId.equals(marketId)
                && position.status != PositionStatus.closed
                && position.settlementVersion < version;
    }

    private void pay(Account account, Position position) {
        var open = position;
        if (position.status == PositionStatus.settled) {
            open = post(account, position.reverse());
        }
        var _ = post(account, open.settle(payout, version, account.now()));
    }

    private static Position post(Account account, Change change) {
        account.post(change.posting());
        account.work().put(PositionRows.POSITIONS, change.position());
        return change.position();
    }
}
