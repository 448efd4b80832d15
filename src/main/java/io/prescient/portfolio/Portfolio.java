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

/// A paper trading account. A transaction that changes it holds its row lock and posts a journal entry; only
/// {@link #post} changes its totals.
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

    @Transient
    private final List<JournalEntry> unwritten = new ArrayList<>();

    /// Loads the portfolio and holds its row lock until the transaction ends. Fails if there is no such portfolio.
    public static Uni<Portfolio> findForUpdate(long id) {
        return Portfolio.<Portfolio>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id))
                .invoke(portfolio -> PortfolioSeqContext.recordCommitted(id, portfolio.seq));
    }

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

    /// Loads portfolios under their row locks. Locks are taken in order of id, which prevents deadlocks.
    public static Uni<List<Portfolio>> findForUpdate(Collection<Long> ids) {
        return Portfolio.<Portfolio>find("portfolioId in ?1", Sort.by("portfolioId"), ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /// Returns the portfolio with this name, or null.
    static Uni<Portfolio> findByName(String name) {
        return find("name", name).firstResult();
    }

    public static RuntimeException notFound(long id) {
        return Problem.notFound(ProblemCode.portfolio_not_found, "portfolio_id", id)
                .asException();
    }

    /// Adds the posting to the totals and queues a journal entry under the next seq. Fails with `out_of_range` if an
    /// amount exceeds the range of its column; then nothing changes.
    ///
    /// @return the seq of the journal entry
    @com.google.errorprone.annotations.CanIgnoreReturnValue
    public long post(Posting posting, Instant at) {
        try {
            totals = totals.after(posting);
        } catch (NumberOutOfRange e) {
            throw Problem.of(ProblemCode.out_of_range, "An amount of the portfolio " + e.getMessage())
                    .asException();
        }
        seq++;
        // The clock of another replica may be ahead. The times of journal entries never decrease.
        lastUpdated = lastUpdated != null && at.isBefore(lastUpdated) ? lastUpdated : at;
        if (posting.kind() == EntryType.bought) {
            lastTradeAt = lastUpdated;
        }
        unwritten.add(JournalEntry.of(portfolioId, seq, posting, lastUpdated));
        return seq;
    }

    /// Stores the queued journal entries. Call it in the transaction that posted them.
    public Uni<Void> writeJournal() {
        return writeJournals(List.of(this));
    }

    /// Stores the queued journal entries of several portfolios in one batch.
    public static Uni<Void> writeJournals(List<Portfolio> portfolios) {
        var entries = portfolios.stream()
                .flatMap(portfolio -> portfolio.unwritten.stream())
                .toList();
        portfolios.forEach(portfolio -> {
            portfolio.unwritten.clear();
            PortfolioSeqContext.recordWritten(portfolio.portfolioId, portfolio.seq);
        });
        return BulkPersist.all(entries);
    }

    /// A savepoint: the state to which {@link #rollbackTo} resets the portfolio.
    public record Savepoint(Totals totals, long seq, Instant lastUpdated, Instant lastTradeAt) {}

    /// Returns a savepoint of the current state. Take it while no journal entry is queued.
    public Savepoint savepoint() {
        return new Savepoint(totals, seq, lastUpdated, lastTradeAt);
    }

    /// Resets the portfolio to a savepoint and drops all queued journal entries.
    public void rollbackTo(Savepoint mark) {
        totals = mark.totals;
        seq = mark.seq;
        lastUpdated = mark.lastUpdated;
        lastTradeAt = mark.lastTradeAt;
        unwritten.clear();
    }

    public Limits limits() {
        return limits == null ? Limits.NONE : limits;
    }

    public Totals totals() {
        return totals;
    }

    public long seq() {
        return seq;
    }

    /// Fails with `portfolio_archived` if the portfolio is archived.
    public void requireNotArchived() {
        if (status == PortfolioStatus.archived) {
            throw archived().asException();
        }
    }

    /// Fails with `portfolio_not_active` if the portfolio is paused or archived.
    public void requireActive() {
        if (status != PortfolioStatus.active) {
            throw notActive().asException();
        }
    }

    public Problem notActive() {
        return Problem.of(ProblemCode.portfolio_not_active, "Portfolio %d is %s".formatted(portfolioId, status))
                .with("portfolio_status", status);
    }

    public Problem archived() {
        return Problem.of(ProblemCode.portfolio_archived, "Portfolio " + portfolioId + " is archived and read-only");
    }
}
