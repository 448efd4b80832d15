package io.prescient.polymarket;

import io.prescient.market.VenueUpsertService.Merged;
import io.prescient.market.VenueUpsertService.Word;
import io.prescient.polymarket.ParsedPage.Piece;
import io.prescient.snapshot.IngestResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Names what of a page was left out, in the page's order, and why.
final class SkippedItems {
    private SkippedItems() {}

    /// The page's own, and the events that were refused or left as they are.
    static List<SkippedItem> ofEvents(ParsedPage page, Merged merged) {
        var left = page.events().stream()
                .map(piece -> skip(
                        page, piece.what().input().get("event_id").textValue(), piece.place(), piece.what(), merged))
                .filter(Objects::nonNull);
        return Stream.concat(page.skips().stream(), left).toList();
    }

    /// @param priced the markets that the observations are of
    static List<SkippedItem> ofMarkets(
            ParsedPage page,
            List<Piece<GammaMarket>> batch,
            Merged merged,
            List<Piece<GammaMarket>> priced,
            IngestResult prices) {
        var left = batch.stream()
                .map(piece -> skip(
                        page, piece.what().id(), piece.place(), piece.what().word(), merged))
                .filter(Objects::nonNull);
        var unpriced = prices.rejections().stream().map(rejection -> {
            var piece = priced.get(rejection.line().intValue() - 1);
            return page.skip(piece.what().id(), piece.place(), "stored without its price: " + rejection.reason());
        });
        return Stream.concat(left, unpriced).toList();
    }

    /// Whether words are older than what is known, and not only of unknown age.
    static boolean isOlder(Word word, Instant known) {
        return known != null && word.at() != null && word.at().isBefore(known);
    }

    private static SkippedItem skip(ParsedPage page, String id, String place, Word word, Merged merged) {
        var problem = merged.refused().get(id);
        if (problem != null) {
            return page.skip(id, place, problem.detail());
        }
        var known = merged.newer().get(id);
        return known == null ? null : page.skip(id, place, "left as it is: " + age(word, known));
    }

    private static String age(Word word, Instant known) {
        if (word.at() == null) {
            return "without updatedAt nobody knows whether it is newer than what is known, of " + known;
        }
        return isOlder(word, known)
                ? "its updatedAt %s is older than what is known, of %s".formatted(word.at(), known)
                : "its updatedAt %s lies in the future, and something is known of %s".formatted(word.at(), known);
    }
}
