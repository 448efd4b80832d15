package io.prescient.signal;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// Archives the signals of past months every night, which keeps the table of current signals small.
@ApplicationScoped
public class SignalArchiver {
    @Inject
    SignalArchiveRepository repository;

    @Inject
    Clock clock;

    @Scheduled(cron = "0 10 0 * * ?", timeZone = "UTC")
    Uni<Void> archivePastMonths() {
        return repository.archive(startOfMonth()).replaceWithVoid();
    }

    Instant startOfMonth() {
        return YearMonth.now(clock).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
