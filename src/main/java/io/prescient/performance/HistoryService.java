package io.prescient.performance;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.snapshot.SnapshotFilter;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records one point per portfolio and UTC day. A later one on the same day replaces it.
@ApplicationScoped
public class HistoryService {
    @Inject
    HistoryRepository repository;

    @Inject
    Clock clock;

    /// Records the last point of the day for every portfolio that is not archived, at 23:59 UTC.
    @Scheduled(cron = "0 59 23 * * ?", timeZone = "UTC")
    Uni<Void> recordAll() {
        return repository.recordAll(clock.instant());
    }

    /// Records the point of the current UTC day for one portfolio.
    public Uni<HistoryPoint> record(long portfolioId) {
        return repository
                .record(clock.instant(), portfolioId)
                .call(point -> point.isPresent() ? Uni.createFrom().voidItem() : requireWritable(portfolioId))
                .map(Optional::orElseThrow);
    }

    Uni<Page<HistoryPoint>> page(long portfolioId, SnapshotFilter filter, int limit, @Nullable String after) {
        return repository
                .page(portfolioId, filter, limit, Cursor.decode(after, LocalDate.EPOCH, LocalDate::parse))
                .call(points -> points.isEmpty()
                        ? repository.status(portfolioId).replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .map(points -> Page.of(points, limit, point -> point, point -> "" + point.snapshotDate()));
    }

    /// Fails if the portfolio does not exist, or if it is archived and so read-only.
    Uni<Void> requireWritable(long portfolioId) {
        return repository
                .status(portfolioId)
                .invoke(status -> {
                    if (status.equals("archived")) {
                        throw Problem.of(
                                        ProblemCode.portfolio_archived,
                                        "Portfolio " + portfolioId + " is archived and read-only")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
