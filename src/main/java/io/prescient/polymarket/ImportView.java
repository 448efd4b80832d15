package io.prescient.polymarket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.persistence.Rows;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An import in API responses.
@RegisterForReflection
public record ImportView(
        long importId,
        ImportSource source,

        @Schema(description = "After a failure, the pages imported before it stay imported")
        ImportStatus status,

        @JsonIgnore @Schema(hidden = true) long revision,

        @Schema(
                description =
                        "Number of stored pages, including responses to lookups of events that are not listed any more")
        int pageCount,

        @Schema(description = "created_event_count + updated_event_count")
        int eventCount,

        int createdEventCount,
        int updatedEventCount,

        @Schema(description = "created_market_count + updated_market_count")
        int marketCount,

        int createdMarketCount,
        int updatedMarketCount,

        @Schema(description = "Number of stored price observations")
        int acceptedSnapshotCount,

        @Schema(description = "Number of price observations that were already stored")
        int duplicateSnapshotCount,

        @Schema(description = "Number of new settlement proposals, see /v1/settlement-proposals")
        int proposedSettlementCount,

        @Schema(description = "Number of open proposals withdrawn because Polymarket revoked the resolution")
        int withdrawnSettlementCount,

        @Schema(
                description =
                        "Number of events, markets, single fields and observations that were skipped, because they are "
                                + "unreadable or because newer data is stored")
        int skippedCount,

        @JsonRawValue
        @Schema(
                type = SchemaType.ARRAY,
                implementation = SkippedItem.class,
                description = "The first 100 skipped items")
        String skippedItems,

        Instant startedAt,
        @Schema(nullable = true) @Nullable Instant finishedAt,

        @Schema(description = "Why it failed", nullable = true) @Nullable
        String error) {

    static final String COLUMNS = """
            import_id, source, status, revision, pages_read, events_created, events_updated, markets_created, markets_updated,
            snapshots_accepted, snapshots_duplicate, settlements_proposed, settlements_withdrawn, items_skipped,
            skipped_items::text AS skipped_items, started_at, finished_at, error""";

    static ImportView of(Row row) {
        int eventsCreated = row.getInteger("events_created");
        int eventsUpdated = row.getInteger("events_updated");
        int marketsCreated = row.getInteger("markets_created");
        int marketsUpdated = row.getInteger("markets_updated");
        return new ImportView(
                row.getLong("import_id"),
                ImportSource.valueOf(row.getString("source")),
                ImportStatus.valueOf(row.getString("status")),
                row.getLong("revision"),
                row.getInteger("pages_read"),
                eventsCreated + eventsUpdated,
                eventsCreated,
                eventsUpdated,
                marketsCreated + marketsUpdated,
                marketsCreated,
                marketsUpdated,
                row.getInteger("snapshots_accepted"),
                row.getInteger("snapshots_duplicate"),
                row.getInteger("settlements_proposed"),
                row.getInteger("settlements_withdrawn"),
                row.getInteger("items_skipped"),
                row.getString("skipped_items"),
                Rows.instant(row, "started_at"),
                Rows.nullableInstant(row, "finished_at"),
                row.getString("error"));
    }

    boolean isRunning() {
        return status == ImportStatus.running;
    }
}
