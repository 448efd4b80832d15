package io.prescient.portfolio;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.journal.Posting;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/// A paper trading account, as it is opened. Commands change it as {@link PortfolioState}.
@Entity
@Table(name = "portfolios")
public class Portfolio extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long portfolioId;

    public String name;

    @Column(columnDefinition = "text")
    public @Nullable String description;

    public String strategyType;

    /// A JSON object as text. Trades and settlements load a portfolio without parsing it.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "strategy_config::text", write = "cast(cast(? as text) as jsonb)")
    public String strategyConfig;

    /// Null if the portfolio has no limit: Hibernate reads an embedded record of nulls as null.
    @Embedded
    @Nullable
    Limits limits;

    @Embedded
    Totals totals = Totals.NONE;

    @Enumerated(EnumType.STRING)
    public PortfolioStatus status = PortfolioStatus.active;

    /// Sequence number of the newest journal entry.
    long seq;

    public Instant createdAt;
    public Instant lastUpdated;
    public @Nullable Instant lastTradeAt;

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
