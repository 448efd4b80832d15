package io.prescient.journal;

import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of a portfolio's journal. It is written once and never changed.
@Entity
@Table(name = "journal_entries")
@IdClass(JournalEntry.Key.class)
public class JournalEntry extends PanacheEntityBase {

    public record Key(Long portfolioId, Long seq) {}

    @Id
    public Long portfolioId;

    @Id
    public Long seq;

    public Instant recordedAt;

    @Enumerated(EnumType.STRING)
    public EntryType type;

    Money cash;
    Money cost;
    Money realizedPnl;
    Shares shares;
    public int positionCount;

    @Nullable
    Money positionPnl;

    public @Nullable String tradeId;
    public @Nullable String marketId;
    public @Nullable Price price;
    public @Nullable Integer settlementVersion;
    public @Nullable String requestKey;

    @Column(columnDefinition = "text")
    public @Nullable String reason;

    public static JournalEntry of(long portfolioId, long seq, Posting posting, Instant at) {
        var entry = new JournalEntry();
        entry.portfolioId = portfolioId;
        entry.seq = seq;
        entry.recordedAt = at;
        entry.type = posting.kind();
        entry.cash = posting.cash();
        entry.cost = posting.cost();
        entry.realizedPnl = posting.realizedPnl();
        entry.settlementVersion = posting.cause().settlementVersion();
        entry.requestKey = posting.cause().requestKey();
        entry.reason = posting.cause().reason();
        entry.setLot(posting.lot());
        return entry;
    }

    private void setLot(Posting.@Nullable Lot lot) {
        shares = lot == null ? Shares.ZERO : lot.shares();
        if (lot != null) {
            tradeId = lot.tradeId();
            marketId = lot.marketId();
            price = lot.price();
            positionCount = lot.positions();
            positionPnl = lot.wholePnl();
        }
    }
}
