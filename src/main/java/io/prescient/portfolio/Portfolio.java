package io.prescient.portfolio;

import io.prescient.http.PortfolioSeqContext;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.journal.EntryType;
import io.prescient.journal.JournalEntry;
import io.prescient.journal.Posting;
import io.prescient.money.NumberOutOfRange;
import io.prescient.persistence.BulkPersist;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;

/// A paper trading account. This entity opens and finds portfolios; commands change them
/// as {@link PortfolioState}.
@Entity
@Table(name = "portfolios")
public class Portfolio extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long portfolioId;

    public String name;

    @Column(columnDefinition = "text")
    public String description;

    public String strategyType;

    /// A JSON object as text. Trades and settlements load a portfolio without parsing it.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "strategy_config::text", write = "cast(cast(? as text) as jsonb)")
    public String strategyConfig;

    /// Null if the portfolio has no limit: Hibernate reads an embedded record of nulls as null.
    @Embedded
    Limits limits;

    @Embedded
    Totals totals = Totals.NONE;

    @Enumerated(EnumType.STRING)
    public PortfolioStatus status = PortfolioStatus.active;

    /// Sequence number of the newest journal entry.
    long seq;

    public Instant createdAt;
    public Instant lastUpdated;
    public Instant lastTradeAt;

    /// Fails with `portfolio_not_found` if there is no such portfolio.
    public static Uni<Void> requireExists(long id) {
        return count("portfolioId", id)
                .invoke(count -> {
                    if (count == 0) {
                        throw notFound(id);
                    }
                })
                .replaceWithVoid();
    }

    /// Returns the portfolio with this name, or null.
    static Uni<Portfolio> findByName(String name) {
        return find("name", name).firstResult();
    }

    public static RuntimeException notFound(long id) {
        return Problem.notFound(ProblemCode.portfolio_not_found, "portfolio_id", id)
                .asException();
    }

    /// Returns a new portfolio with the totals of its opening, which is its first journal entry.
    static Portfolio opened(NewPortfolio request, String strategyConfig, Posting opening, Instant at) {
        var portfolio = new Portfolio();
        portfolio.name = request.name();
        portfolio.description = request.description();
        portfolio.strategyType = request.strategyType();
        portfolio.strategyConfig = strategyConfig;
        portfolio.limits = request.limits();
        portfolio.totals = Totals.NONE.after(opening);
        portfolio.seq = 1;
        portfolio.createdAt = at;
        portfolio.lastUpdated = at;
        return portfolio;
    }
}
