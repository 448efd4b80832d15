package io.prescient.polymarket;

import io.prescient.market.SourceUpdate;
import io.prescient.market.SourceUpsertService.MergeResult;
import io.prescient.polymarket.ParsedPage.Item;
import io.prescient.snapshot.IngestResult;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists the items and fields of a page that are not imported, with the reason for each.
final class SkippedItems {
    private SkippedItems() {}

    /// The unreadable items of the page, and its events that are rejected or outdated.
    static List<SkippedItem> ofEvents(ParsedPage page, MergeResult result) {
        var skipped = page.events().stream().flatMap(item -> skip(page, item, result));
        return Stream.concat(page.skippedItems().stream(), skipped).toList();
    }

    /// The markets that are rejected or outdated, and those whose observation is rejected.
    ///
    /// @param priced the markets of the observations, in the same order
    static List<SkippedItem> ofMarkets(
            ParsedPage page,
            List<Item<GammaMarket>> batch,
            MergeResult result,
            List<Item<GammaMarket>> priced,
            IngestResult observations) {
        var skipped = batch.stream().flatMap(item -> skip(page, item, result));
        var unpriced = observations.rejections().stream().map(rejection -> {
            var item = priced.get((int) rejection.number() - 1);
            return page.skip(item.value().id(), item.path(), "stored without its price: " + rejection.reason());
        });
        return Stream.concat(skipped, unpriced).toList();
    }

    /// Whether an update is certainly older than the stored data.
    static boolean isOlder(SourceUpdate update, @Nullable Instant stored) {
        return stored != null
                && update.updatedAt() != null
                && update.updatedAt().isBefore(stored);
    }

    /// The item if it is rejected or outdated, else its fields that are not stored.
    private static Stream<SkippedItem> skip(ParsedPage page, Item<?> item, MergeResult result) {
        var id = item.value().id();
        var problem = result.rejected().get(id);
        if (problem != null) {
            return Stream.of(page.skip(id, item.path(), problem.detail()));
        }
        var stored = result.outdated().get(id);
        if (stored != null) {
            var reason = reason(item.value().update(), stored);
            return Stream.of(page.skip(id, item.path(), "not updated: " + reason));
        }
        return result.skippedFields().getOrDefault(id, List.of()).stream()
                .map(field -> page.skip(id, item.path(), field));
    }

    private static String reason(SourceUpdate update, Instant stored) {
        if (update.updatedAt() == null) {
            return "it has no updatedAt, and the stored data is of " + stored;
        }
        return isOlder(update, stored)
                ? "its updatedAt %s is older than the stored data, of %s".formatted(update.updatedAt(), stored)
                : "its updatedAt %s is in the future, and the stored data is of %s"
                        .formatted(update.updatedAt(), stored);
    }
}
