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
import org.jspecify.annotations.Nullable;

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
    public @Nullable String marketQuestion;

    @Enumerated(EnumType.STRING)
    public TradeAction action;

    public @Nullable Price targetPrice;
    Money amount;
    public @Nullable Ratio confidence;

    @Column(columnDefinition = "text")
    public @Nullable String reason;

    public @Nullable Price yesPrice;
    public @Nullable Price noPrice;
    public @Nullable Volume marketLiquidity;
    public @Nullable Volume marketVolume;
    public @Nullable String eventId;

    @Column(columnDefinition = "text")
    public @Nullable String eventTitle;

    public @Nullable Instant eventEndDate;
    public @Nullable Instant expiresAt;
    public @Nullable Instant decidedAt;
    public @Nullable String tradeId;

    /// The problem code of a rejected signal.
    public @Nullable String code;

    @Column(columnDefinition = "text")
    public @Nullable String detail;

    /// Returns the trade that executes this signal. Its id has a reserved prefix that clients cannot use, so the signal
    /// is executed at most once.
    NewTrade trade() {
        return NewTrade.unguarded(
                IdempotentRequest.RESERVED_PREFIX + id, marketId, action, amount, targetPrice, confidence, reason);
    }
}
