package io.prescient.position;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A purchase, which opens a position.
///
/// @param seq sequence number of its journal entry
/// @param amount dollars paid for all shares
/// @param price dollars per share
public record Purchase(
        long portfolioId,
        long seq,
        String tradeId,
        String marketId,
        @Nullable String marketQuestion,
        TradeAction action,
        Money amount,
        Price price,
        Instant at,
        Shares shares) {}
