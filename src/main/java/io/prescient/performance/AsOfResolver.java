package io.prescient.performance;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.http.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Resolves the `as_of` of a request within the lifetime of a portfolio.
@ApplicationScoped
class AsOfResolver {
    @Inject
    LifetimeRepository lifetimes;

    /// Resolves a point in time. Null means now. Up to {@link Times#MAX_CLOCK_SKEW} in the future counts as now.
    ///
    /// @throws ProblemException if the portfolio does not exist, was not open yet, or the point is in the future
    Uni<AsOfPoint> find(long portfolioId, AsOf asOf) {
        return lifetimes.find(portfolioId, asOf == null ? null : asOf.seq()).map(lifetime -> toPoint(lifetime, asOf));
    }

    private static AsOfPoint toPoint(Lifetime lifetime, AsOf asOf) {
        if (asOf == null) {
            return now(lifetime);
        }
        if (asOf.seq() != null) {
            if (lifetime.entryAt() == null) {
                throw notFound(lifetime, "has no entry with seq " + asOf.seq());
            }
            return new AsOfPoint(lifetime.portfolioId(), lifetime.entryAt(), lifetime.entryAt(), asOf.seq());
        }
        if (asOf.instant().isAfter(lifetime.now().plus(Times.MAX_CLOCK_SKEW))) {
            throw notFound(lifetime, "has no state at " + asOf.instant() + " yet: the current time is " + lifetime.now());
        }
        if (!asOf.instant().isBefore(lifetime.now())) {
            return now(lifetime);
        }
        if (asOf.instant().isBefore(lifetime.openedAt())) {
            throw notFound(lifetime, "was not open yet at " + asOf.instant());
        }
        return new AsOfPoint(lifetime.portfolioId(), asOf.instant(), asOf.instant(), null);
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
