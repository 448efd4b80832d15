package io.prescient.performance;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.http.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Resolves the `as_of` of a request within the lifetime of a portfolio.
@ApplicationScoped
class AsOfResolver {
    @Inject
    LifetimeRepository lifetimes;

    /// Resolves a point in time. Null means now. Up to {@link Times#MAX_CLOCK_SKEW} in the future counts as now.
    ///
    /// @throws ProblemException if the portfolio does not exist, was not open yet, or the point is in the future
    Uni<AsOfPoint> find(long portfolioId, @Nullable AsOf asOf) {
        return lifetimes.find(portfolioId, asOf == null ? null : asOf.seq()).map(lifetime -> toPoint(lifetime, asOf));
    }

    private static AsOfPoint toPoint(Lifetime lifetime, @Nullable AsOf asOf) {
        if (asOf != null && asOf.seq() != null) {
            return atEntry(lifetime, asOf.seq());
        }
        return asOf == null || asOf.instant() == null ? now(lifetime) : atInstant(lifetime, asOf.instant());
    }

    private static AsOfPoint atEntry(Lifetime lifetime, long seq) {
        var entryAt = lifetime.entryAt();
        if (entryAt == null) {
            throw notFound(lifetime, "has no entry with seq " + seq);
        }
        return new AsOfPoint(lifetime.portfolioId(), entryAt, entryAt, seq);
    }

    private static AsOfPoint atInstant(Lifetime lifetime, Instant instant) {
        if (instant.isAfter(lifetime.now().plus(Times.MAX_CLOCK_SKEW))) {
            throw notFound(lifetime, "has no state at " + instant + " yet: the current time is " + lifetime.now());
        }
        if (!instant.isBefore(lifetime.now())) {
            return now(lifetime);
        }
        if (instant.isBefore(lifetime.openedAt())) {
            throw notFound(lifetime, "was not open yet at " + instant);
        }
        return new AsOfPoint(lifetime.portfolioId(), instant, instant, null);
    }

    private static AsOfPoint now(Lifetime lifetime) {
        return new AsOfPoint(lifetime.portfolioId(), lifetime.now(), null, lifetime.newestSeq());
    }

    private static ProblemException notFound(Lifetime lifetime, String what) {
        return Problem.of(ProblemCode.as_of_not_found, "The portfolio " + what)
                .with("opened_at", lifetime.openedAt())
                .with("seq", lifetime.newestSeq())
                .asException();
    }
}
