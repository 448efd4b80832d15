package io.prescient.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;

/// Opens the counter at which a portfolio's requests are answered.
@ApplicationScoped
public class Receipts {
    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /// To be called under the portfolio's row lock, which is what makes "first" mean something.
    public Uni<Counter> counter(long portfolioId, Collection<String> keys) {
        return Receipt.of(portfolioId, keys).map(known -> new Counter(portfolioId, known, json, clock.instant()));
    }
}
