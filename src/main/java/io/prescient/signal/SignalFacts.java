package io.prescient.signal;

import io.prescient.idempotency.IdempotentRequest;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.prescient.trade.NewTrade;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/// The columns that pending and archived signals share: the proposal, the data of its market when it was proposed, and
/// its result.
@MappedSuperclass
public abstract class SignalFacts extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "trading_signals_id_seq")
    @SequenceGenerator(name = "trading_signals_id_seq", allocationSize = 50)
    public Long id;

    public Long portfolioId;
    public String strategyType;
    public Instant timestamp;
    public String marketId;

    @Column(columnDefinition = "text")
    public String marketQuestion;

    @Enumerated(EnumType.STRING)
    public TradeAction action;

    public Price targetPrice;
    public Money amount;
    public Ratio confidence;

    @Column(columnDefinition = "text")
    public String reason;

    public Price yesPrice;
    public Price noPrice;
    public Volume marketLiquidity;
    public Volume marketVolume;
    public String eventId;

    @Column(columnDefinition = "text")
    public String eventTitle;

    public Instant eventEndDate;
    public Instant expiresAt;
    public Instant decidedAt;
    public String tradeId;

    /// The problem code of a rejected signal; null for the others.
    public String code;

    @Column(columnDefinition = "text")
    public String detail;

    /// Returns the trade that executes this signal. Its id has a reserved prefix that clients cannot use, so the signal
    /// is executed at most once.
    NewTrade trade() {
        return NewTrade.unguarded(
                IdempotentRequest.RESERVED_PREFIX + id, marketId, action, amount, targetPrice, confidence, reason);
    }

    void copy(SignalFacts from) {
        id = from.id;
        portfolioId = from.portfolioId;
        strategyType = from.strategyType;
        timestamp = from.timestamp;
        marketId = from.marketId;
        marketQuestion = from.marketQuestion;
        action = from.action;
        targetPrice = from.targetPrice;
        amount = from.amount;
        confidence = from.confidence;
        reason = from.reason;
        yesPrice = from.yesPrice;
        noPrice = from.noPrice;
        marketLiquidity = from.marketLiquidity;
        marketVolume = from.marketVolume;
        eventId = from.eventId;
        eventTitle = from.eventTitle;
        eventEndDate = from.eventEndDate;
        expiresAt = from.expiresAt;
        decidedAt = from.decidedAt;
        tradeId = from.tradeId;
        code = from.code;
        detail = from.detail;
    }
}
