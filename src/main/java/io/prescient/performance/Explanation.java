package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.persistence.Rows;
import io.prescient.snapshot.PriceSource;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One page of the terms that a metric is the sum of.
public record Explanation(
        long portfolioId,
        Metric metric,

        @Schema(description = "The requested instant, or the time of the requested entry, or now")
        Instant asOf,

        @Schema(description = "Seq of the newest journal entry that is included")
        long seq,

        @Schema(description = "Value of the metric in dollars, computed independently of the terms")
        Money value,

        @Schema(description = "Sum of the terms on the pages before this one")
        Money sumBefore,

        List<Term> items,

        @Schema(description = "sum_before + the terms of this page; on the last page equal to `value`")
        Money sum,

        @Schema(description = "Pass it as `after` to read the next page; null on the last page", nullable = true)
        @Nullable
        String next) {

    /// The source of a term. Constants are spelled as in JSON.
    @Schema(name = "MarkSource")
    public enum Source {
        /// A journal entry.
        journal,
        /// An open position, valued at an observed price.
        mark,
        /// An open position without an observed price, valued at cost.
        cost
    }

    /// One term of the sum. Members that do not apply to its source are null.
    @Schema(name = "ExplanationTerm")
    public record Term(
            Source source,

            @Schema(description = "Seq of the journal entry, or of the entry that opened the position")
            long seq,

            @Schema(description = "Type of the journal entry; null for a position", nullable = true) @Nullable
            String type,

            @Schema(nullable = true) @Nullable String tradeId,
            @Schema(nullable = true) @Nullable String marketId,

            @Schema(description = "Shares moved by the entry, or held by the position", nullable = true) @Nullable
            Shares shares,

            @Schema(
                    description = "Price of the entry, or mark price of the position, in dollars per share",
                    nullable = true)
            @Nullable
            Price price,

            @Schema(
                    description =
                            "Cost of the shares held. The amount of a term of unrealized_pnl is already net of it",
                    nullable = true)
            @Nullable
            Money costBasis,

            @Schema(nullable = true, description = "Source of the mark price: " + PriceSource.MEANING) @Nullable
            PriceSource priceSource,

            @Schema(description = "Time of the journal entry; null for a position", nullable = true) @Nullable
            Instant recordedAt,

            @Schema(description = "When the mark price was observed; null for a journal entry", nullable = true)
            @Nullable
            Instant markedAt,

            @Schema(description = "Seconds from recorded_at or marked_at to as_of", nullable = true) @Nullable
            Long ageSeconds,

            @Schema(description = "Dollars that this term adds to the metric")
            Money amount) {

        static Term of(Row row, Instant asOf) {
            var source = Source.valueOf(row.getString("source"));
            var time = Rows.nullableInstant(row, "time");
            var shares = row.getBigDecimal("shares");
            return new Term(
                    source,
                    row.getLong("term_seq"),
                    row.getString("type"),
                    row.getString("trade_id"),
                    row.getString("market_id"),
                    shares == null || shares.signum() == 0 ? null : new Shares(shares),
                    Rows.nullablePrice(row, "price"),
                    Rows.nullableMoney(row, "cost"),
                    PriceSource.of(row.getString("price_source")),
                    source == Source.journal ? time : null,
                    source == Source.journal ? null : time,
                    time == null ? null : Duration.between(time, asOf).toSeconds(),
                    Rows.money(row, "amount"));
        }
    }
}
