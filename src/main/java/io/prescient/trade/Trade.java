package io.prescient.trade;

import io.prescient.journal.JournalEntry;
import io.prescient.market.MarketRows.TradedMarket;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Shares;
import io.prescient.position.Position;
import io.prescient.position.Purchase;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An executed trade. It never changes; its position holds the current state.
@Entity
@Table(name = "trades")
public class Trade extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "trades_id_seq")
    @SequenceGenerator(name = "trades_id_seq", allocationSize = 50)
    public Long id;

    public Long portfolioId;

    /// Sequence number of its journal entry.
    public long seq;

    public String tradeId;
    public Instant timestamp;
    public String marketId;

    @Column(columnDefinition = "text")
    public @Nullable String marketQuestion;

    @Enumerated(EnumType.STRING)
    public TradeAction action;

    Money amount;
    public Price entryPrice;
    Shares shares;
    public @Nullable Ratio confidence;

    @Column(columnDefinition = "text")
    public @Nullable String reason;

    /// Strategy that requested the trade.
    public String strategyType;

    /// Signal that the trade executed, if there was one.
    public @Nullable Long signalId;

    public @Nullable String eventId;

    @Column(columnDefinition = "text")
    public @Nullable String eventTitle;

    public @Nullable Instant eventEndDate;

    static Trade of(
            NewTrade newTrade, TradeSource source, TradedMarket traded, TradeDecision.Buy buy, JournalEntry entry) {
        var trade = new Trade();
        trade.portfolioId = entry.portfolioId;
        trade.seq = entry.seq;
        trade.timestamp = entry.recordedAt;
        trade.tradeId = newTrade.key();
        trade.marketId = newTrade.marketId();
        trade.marketQuestion = traded.market().question;
        trade.action = newTrade.action();
        trade.amount = newTrade.amount();
        trade.entryPrice = buy.price();
        trade.shares = buy.shares();
        trade.confidence = newTrade.confidence();
        trade.reason = newTrade.reason();
        trade.strategyType = source.strategyType();
        trade.signalId = source.signalId();
        trade.eventId = traded.market().eventId;
        if (traded.event() != null) {
            trade.eventTitle = traded.event().title;
            trade.eventEndDate = traded.event().endDate;
        }
        return trade;
    }

    /// Returns the position that the trade opens.
    Position position() {
        return Position.of(new Purchase(
                portfolioId, seq, tradeId, marketId, marketQuestion, action, amount, entryPrice, timestamp, shares));
    }
}
