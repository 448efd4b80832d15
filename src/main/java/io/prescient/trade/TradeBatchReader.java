package io.prescient.trade;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemException;
import io.prescient.http.StrictJsonReader;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.StoredResponse;
import io.prescient.trade.TradeBatch.Item;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses the trades of a batch. A trade that cannot be parsed fails alone, or the whole batch if the batch is atomic.
@ApplicationScoped
class TradeBatchReader {
    @Inject
    TradeService trades;

    @Inject
    StrictJsonReader jsonReader;

    Uni<Page<Item>> place(long portfolioId, @Nullable String ifMatch, TradeBatch batch) {
        var items = new ArrayList<Item>();
        var readable = new ArrayList<NewTrade>();
        var indexes = new ArrayList<Integer>();
        for (int i = 0; i < batch.trades().size(); i++) {
            try {
                readable.add(read(batch.trades().get(i)));
                indexes.add(i);
                items.add(null);
            } catch (ProblemException e) {
                items.add(unreadable(i, e.problem(), batch.atomic()));
            }
        }
        return trades.placeAll(portfolioId, ifMatch, readable, batch.atomic())
                .map(responses -> fill(items, indexes, readable, responses));
    }

    private NewTrade read(JsonNode element) {
        var trade = jsonReader.read(element, NewTrade.class);
        return trade.withTradeId(IdempotentRequest.keyFromHeader("trade_id", trade.tradeId()));
    }

    private Item unreadable(int index, Problem problem, boolean atomic) {
        var prefixed = FieldError.prefixed("trades[" + index + "]", problem);
        if (atomic) {
            throw prefixed.asException();
        }
        return Item.of(
                null,
                new StoredResponse(problem.status(), jsonReader.tree(prefixed).toString(), false));
    }

    private static Page<Item> fill(
            List<Item> items, List<Integer> indexes, List<NewTrade> trades, List<StoredResponse> responses) {
        for (int i = 0; i < indexes.size(); i++) {
            items.set(indexes.get(i), Item.of(trades.get(i).tradeId(), responses.get(i)));
        }
        return new Page<>(items, null);
    }
}
