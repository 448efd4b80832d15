package io.prescient.snapshot;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// Creates the partitions of this month and the next three at start and once a day, so that inserts rarely have to
/// create one. Several replicas can run it at the same time: the function creates each month once.
@ApplicationScoped
class PartitionMaintenance {
    private static final int MONTHS = 4;

    @Inject
    SnapshotInsertRepository inserts;

    @Inject
    Clock clock;

    @Scheduled(every = "24h")
    Uni<Void> prepare() {
        return inserts.preparePartitions(YearMonth.now(clock.withZone(ZoneOffset.UTC)), MONTHS);
    }
}
