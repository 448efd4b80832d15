package io.prescient.polymarket;

import io.prescient.market.SourceUpdate;
import io.prescient.market.SourceUpsertService.MergeResult;
import io.prescient.polymarket.ParsedPage.Item;
import io.prescient.snapshot.IngestResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists the items of a page that are not imported, in the order of the page, with the reason for each.
final class SkippedItems {
    private SkippedItems() {}

    /// The unreadable items of the page, and its events that are rejected or outdated.
    static List<SkippedItem> ofEvents(ParsedPage page, MergeResult result) {
        var skipped = page.events().stream().flatMap(item -> {
            var id = item.value().input().get("event_id").textValue();
            return skip(page, id, item.path(), item.value(), result).stream();
        });
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
        var skipped = batch.stream()
                .flatMap(item ->
                        skip(page, item.value().id(), item.path(), item.value().update(), result).stream());
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

    private static Optional<SkippedItem> skip(
            ParsedPage page, String id, String path, SourceUpdate update, MergeResult result) {
        var problem = result.rejected().get(id);
        if (problem != null) {
            return Optional.of(page.skip(id, path, problem.detail()));
        }
        return Optional.ofNullable(result.outdated().get(id))
                .map(stored -> page.skip(id, path, "not updated: " + reason(update, stored)));
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
