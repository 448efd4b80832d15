package io.prescient.trade;

import io.prescient.commit.GroupCommit;
import io.prescient.idempotency.StoredResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Executes one trade, or a batch under one lock of the portfolio. Each trade is executed at most once per trade id.
@ApplicationScoped
public class TradeService {
    @Inject
    GroupCommit commits;

    @Inject
    Trading trading;

    /// Executes one trade. The response is final, also if the trade is rejected.
    public Uni<StoredResponse> place(long portfolioId, @Nullable String ifMatch, NewTrade trade) {
        return placeAll(portfolioId, ifMatch, List.of(trade), false).map(List::getFirst);
    }

    /// Executes trades in order and returns a response for each. An atomic batch is executed or rejected as a whole.
    public Uni<List<StoredResponse>> placeAll(
            long portfolioId, @Nullable String ifMatch, List<NewTrade> trades, boolean atomic) {
        return commits.submit(new TradeCommand(trading, portfolioId, ifMatch, trades, atomic));
    }

    /// Decides on a trade at the current state, without a lock and without executing it.
    public Uni<TradePreview> preview(long portfolioId, NewTrade trade) {
        return commits.dryRun(new TradePreviewCommand(portfolioId, trade));
    }
}
