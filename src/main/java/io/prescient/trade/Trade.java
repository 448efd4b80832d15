package io.prescient.trade;

import io.prescient.market.Side;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Shares;
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

/// An executed order, as it was executed; what became of it is told by its position.
@Entity
@Table(name = "trades")
public class Trade extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "trades_id_seq")
    @SequenceGenerator(name = "trades_id_seq", allocationSize = 50)
    public Long id;

    public Long portfolioId;

    /// The seq of its journal entry.
    public long seq;

    public String tradeId;
    public Instant timestamp;
    public String marketId;

    @Column(columnDefinition = "text")
    public String marketQuestion;

    @Enumerated(EnumType.STRING)
    public Side action;

    public Money amount;
    public Price entryPrice;
    public Shares shares;
    public Ratio confidence;

    @Column(columnDefinition = "text")
    public String reason;

    /// The signal that it executed; null if there was none.
    public Long signalId;

    public String eventId;

    @Column(columnDefinition = "text")
    public String eventTitle;

    public Instant eventEndDate;
}
