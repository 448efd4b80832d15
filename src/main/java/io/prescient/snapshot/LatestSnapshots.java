package io.prescient.snapshot;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The newest observations in the order of the request, and the ids of markets that have none or do not exist.
public record LatestSnapshots(
        List<SnapshotView> items,

        @Schema(description = "Always null: the response contains all items", nullable = true) @Nullable
        String next,

        List<String> missingMarketIds) {

    static LatestSnapshots of(List<String> marketIds, List<SnapshotView> views) {
        Map<String, SnapshotView> byMarket =
                views.stream().collect(Collectors.toMap(SnapshotView::marketId, Function.identity()));
        var ids = marketIds.stream().distinct().toList();
        return new LatestSnapshots(
                ids.stream().filter(byMarket::containsKey).map(byMarket::get).toList(),
                null,
                ids.stream().filter(Predicate.not(byMarket::containsKey)).toList());
    }
}
