package io.prescient.market;

import io.prescient.money.Price;
import io.prescient.money.Ratio;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A yes/no question and the current price of each side.
@Entity
@Immutable
@Table(name = "markets")
public class Market extends Listing {
    @Id
    public String marketId;

    public @Nullable String eventId;

    @Column(columnDefinition = "text")
    public @Nullable String question;

    /// Any JSON, as text.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "outcomes::text")
    public @Nullable String outcomes;

    /// Any JSON, as text.
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "outcome_prices::text")
    public @Nullable String outcomePrices;

    public @Nullable Instant gameStartTime;
    public @Nullable Integer secondsDelay;
    public @Nullable String submittedBy;
    public @Nullable Boolean resolved;
    public @Nullable Price yesPrice;
    public @Nullable Price noPrice;
    public @Nullable Instant lastPriceUpdate;
    public @Nullable Ratio marketConviction;
    public @Nullable Integer settlementVersion;

    @Override
    String id() {
        return marketId;
    }

    /// Returns the current price of a side, in dollars per share.
    public @Nullable Price priceOf(TradeAction side) {
        return switch (side) {
            case buy_yes -> yesPrice;
            case buy_no -> noPrice;
        };
    }

    public State state() {
        if (settlementVersion != null) {
            return State.settled;
        }
        return Boolean.TRUE.equals(closed) || Boolean.TRUE.equals(resolved) ? State.closed : State.open;
    }

    /// The lifecycle state of a market. Only an open market accepts trades.
    @Schema(name = "MarketState")
    public enum State {
        open,
        closed,
        settled
    }
}
