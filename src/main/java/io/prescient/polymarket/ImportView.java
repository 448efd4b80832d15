package io.prescient.polymarket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.http.RowValues;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An import as the API shows it, while it runs and after.
@RegisterForReflection
public record ImportView(
        long importId,
        ImportSource source,

        @Schema(description = "What was imported before a failure stays")
        ImportStatus status,

        @JsonIgnore @Schema(hidden = true) long revision,

        @Schema(description = "Pages that are stored; answers about events that are gone from the list are pages, too")
        int pageCount,

        @Schema(description = "created_event_count + updated_event_count")
        int eventCount,

        int createdEventCount,
        int updatedEventCount,

        @Schema(description = "created_market_count + updated_market_count")
        int marketCount,

        int createdMarketCount,
        int updatedMarketCount,

        @Schema(description = "Observations of prices that were stored")
        int acceptedSnapshotCount,

        @Schema(description = "Observations that were known already")
        int duplicateSnapshotCount,

        @Schema(description = "Settlements that are newly proposed, see /v1/settlement-proposals")
        int proposedSettlementCount,

        @Schema(description = "Proposals that were open and are withdrawn, because the venue took them back")
        int withdrawnSettlementCount,

        @Schema(
                description =
                        "Events, markets and observations that were left out: because they cannot be read, or because "
                                + "something newer is known, so that what is stored was left as it is")
        int skippedCount,

        @JsonRawValue
        @Schema(
                type = SchemaType.ARRAY,
                implementation = SkippedItem.class,
                description = "The first 100 of the skipped ones")
        String skippedItems,

        Instant startedAt,
        @Schema(nullable = true) Instant finishedAt,

        @Schema(description = "Why it failed", nullable = true)
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
                RowValues.instant(row, "started_at"),
                RowValues.instant(row, "finished_at"),
                row.getString("error"));
    }

    boolean isRunning() {
        return status == ImportStatus.running;
    }
}
