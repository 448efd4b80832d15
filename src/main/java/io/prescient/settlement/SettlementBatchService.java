package io.prescient.settlement;

import io.prescient.http.FieldError;
import io.prescient.http.JsonWriter;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.http.StrictJsonReader;
import io.prescient.settlement.SettlementBatch.Item;
import io.prescient.settlement.SettlementBatchRepository.Declared;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Declares the outcomes of many markets. An unreadable or unknown one does not affect the others. The worker settles
/// the positions.
@ApplicationScoped
class SettlementBatchService {
    /// Bounds the time for which the markets are locked to some milliseconds.
    private static final int MARKETS_PER_TRANSACTION = 500;

    @Inject
    SettlementBatchRepository repository;

    @Inject
    StrictJsonReader jsonReader;

    @Inject
    JsonWriter json;

    /// A readable settlement and its index in the request.
    private record Indexed(int index, MarketSettlement settlement) {}

    Uni<Page<Item>> settle(SettlementBatch batch) {
        var items = new ArrayList<Item>();
        var byMarket = new LinkedHashMap<String, Indexed>();
        for (int i = 0; i < batch.settlements().size(); i++) {
            try {
                var settlement = jsonReader.read(batch.settlements().get(i), MarketSettlement.class);
                requireNew(settlement, byMarket.putIfAbsent(settlement.marketId(), new Indexed(i, settlement)));
            } catch (ProblemException e) {
                items.add(rejected(i, null, e.problem()));
            }
        }
        return declare(byMarket).map(declared -> {
            items.addAll(declared);
            items.sort(Comparator.comparingInt(Item::index));
            return new Page<>(items, null);
        });
    }

    private Uni<List<Item>> declare(Map<String, Indexed> byMarket) {
        return Multi.createFrom()
                .iterable(byMarket.values())
                .group()
                .intoLists()
                .of(MARKETS_PER_TRANSACTION)
                .onItem()
                .transformToUniAndConcatenate(this::declare)
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    private Uni<List<Item>> declare(List<Indexed> settlements) {
        return repository
                .declare(settlements.stream().map(Indexed::settlement).toList())
                .map(declared -> settlements.stream()
                        .map(indexed ->
                                item(indexed, declared.get(indexed.settlement().marketId())))
                        .toList());
    }

    private Item item(Indexed indexed, @Nullable Declared declared) {
        var marketId = indexed.settlement().marketId();
        if (declared == null) {
            return rejected(
                    indexed.index(), marketId, Problem.notFound(ProblemCode.market_not_found, "market_id", marketId));
        }
        var status = SettlementView.status(declared.isNew(), declared.view());
        return new Item(indexed.index(), marketId, status.getStatusCode(), json.write(declared.view()));
    }

    private static void requireNew(MarketSettlement settlement, @Nullable Indexed first) {
        if (first != null) {
            throw FieldError.problem(
                            "market_id",
                            "must not repeat settlements[%d], %s".formatted(first.index(), settlement.marketId()))
                    .asException();
        }
    }

    private Item rejected(int index, @Nullable String marketId, Problem problem) {
        var prefixed = FieldError.prefixed("settlements[" + index + "]", problem);
        return new Item(index, marketId, problem.status(), json.write(prefixed));
    }
}
