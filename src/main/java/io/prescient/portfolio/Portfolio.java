package io.prescient.portfolio;

import io.prescient.http.BulkPersist;
import io.prescient.http.PortfolioSeqContext;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.journal.EntryType;
import io.prescient.journal.JournalEntry;
import io.prescient.journal.Posting;
import io.prescient.money.NumberOutOfRange;
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

/// One paper account. Whoever changes it holds its row lock and books a posting; nothing else touches its figures.
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

    /// A JSON object, as text: who trades and settles need not read it.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "strategy_config::text", write = "cast(cast(? as text) as jsonb)")
    public String strategyConfig;

    /// Null stands for no limit at all: that is how an embedded record of nulls is read.
    @Embedded
    Limits limits;

    @Embedded
    Totals totals = Totals.NONE;

    @Enumerated(EnumType.STRING)
    public PortfolioStatus status = PortfolioStatus.active;

    /// The number of the newest journal entry.
    long seq;

    public Instant createdAt;
    public Instant lastUpdated;
    public Instant lastTradeAt;

    @Transient
    private final List<JournalEntry> unwritten = new ArrayList<>();

    /// The portfolio under its row lock: until the transaction ends no one else changes it.
    public static Uni<Portfolio> findForUpdate(long id) {
        return Portfolio.<Portfolio>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id))
                .invoke(portfolio -> PortfolioSeqContext.recordCommitted(id, portfolio.seq));
    }

    /// Fails if there is none.
    public static Uni<Void> requireExists(long id) {
        return count("portfolioId", id)
                .invoke(count -> {
                    if (count == 0) {
                        throw notFound(id);
                    }
                })
                .replaceWithVoid();
    }

    /// Several under their row locks, taken in order of id, so that two who lock many never wait for each other.
    public static Uni<List<Portfolio>> findForUpdate(Collection<Long> ids) {
        return Portfolio.<Portfolio>find("portfolioId in ?1", Sort.by("portfolioId"), ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /// Null if there is none.
    static Uni<Portfolio> findByName(String name) {
        return find("name", name).firstResult();
    }

    public static RuntimeException notFound(long id) {
        return Problem.notFound(ProblemCode.portfolio_not_found, "portfolio_id", id)
                .asException();
    }

    /// Takes the posting into the figures and gives it the next seq, which is returned.
    @com.google.errorprone.annotations.CanIgnoreReturnValue
    public long post(Posting posting, Instant at) {
        try {
            totals = totals.after(posting);
        } catch (NumberOutOfRange e) {
            throw Problem.of(ProblemCode.out_of_range, "A figure of the portfolio " + e.getMessage())
                    .asException();
        }
        seq++;
        // Another replica's clock may be ahead: the book's times never step back.
        lastUpdated = lastUpdated != null && at.isBefore(lastUpdated) ? lastUpdated : at;
        if (posting.kind() == EntryType.bought) {
            lastTradeAt = lastUpdated;
        }
        unwritten.add(JournalEntry.of(portfolioId, seq, posting, lastUpdated));
        return seq;
    }

    /// Stores what was booked; belongs into the transaction that booked it.
    public Uni<Void> writeJournal() {
        return writeJournals(List.of(this));
    }

    /// The same for several at once.
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

    /// What a portfolio can return to before anything is written.
    public record Mark(Totals totals, long seq, Instant lastUpdated, Instant lastTradeAt) {}

    public Mark mark() {
        return new Mark(totals, seq, lastUpdated, lastTradeAt);
    }

    /// Takes back all that was booked and not yet written.
    public void returnTo(Mark mark) {
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

    /// Fails if nothing of it may change any more.
    public void requireNotArchived() {
        if (status == PortfolioStatus.archived) {
            throw archived().asException();
        }
    }

    /// Fails if it buys nothing at the moment.
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
