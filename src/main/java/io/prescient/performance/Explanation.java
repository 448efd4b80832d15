package io.prescient.performance;

import io.prescient.http.RowValues;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Rows;
import io.prescient.money.Shares;
import io.prescient.snapshot.PriceSource;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a figure is what it is: a page of its terms.
public record Explanation(
        long portfolioId,
        Metric metric,

        @Schema(description = "The moment: what was asked for, or the time of the entry that was, or now")
        Instant asOf,

        @Schema(description = "The newest journal entry that counts")
        long seq,

        @Schema(description = "Value of the metric") Money value,

        @Schema(description = "Sum of the terms on the pages before this one")
        Money sumBefore,

        List<Term> items,

        @Schema(description = "sum_before + the terms of this page; on the last page exactly the value")
        Money sum,

        @Schema(description = "Pass it as `after` to read on; null on the last page", nullable = true)
        String next) {

    /// Where a term comes from. Constants are spelled as on the wire.
    @Schema(name = "MarkSource")
    public enum Source {
        /// An entry of the journal.
        journal,
        /// A position at the price of its mark.
        mark,
        /// A position that no price was observed for, at its cost.
        cost
    }

    /// One summand. Members that do not apply to its source are null.
    @Schema(name = "ExplanationTerm")
    public record Term(
            Source source,

            @Schema(description = "Of the journal entry, or of the one that opened the position")
            long seq,

            @Schema(description = "Of the journal entry; null for a mark", nullable = true)
            String type,

            @Schema(nullable = true) String tradeId,
            @Schema(nullable = true) String marketId,

            @Schema(description = "Shares moved, or held", nullable = true)
            Shares shares,

            @Schema(description = "At which they moved, or the mark", nullable = true)
            Price price,

            @Schema(
                    description = "Cost of the shares held, already subtracted from the amount of unrealized_pnl",
                    nullable = true)
            Money costBasis,

            @Schema(nullable = true, description = "Of the price of a mark: " + PriceSource.MEANING)
            PriceSource priceSource,

            @Schema(description = "Time of the journal entry; null for a mark", nullable = true)
            Instant recordedAt,

            @Schema(description = "When the price of a mark was observed; else null", nullable = true)
            Instant markedAt,

            @Schema(description = "From recorded_at or marked_at to as_of", nullable = true)
            Long ageSeconds,

            @Schema(description = "What it adds to the figure")
            Money amount) {

        static Term of(Row row, Instant moment) {
            var source = Source.valueOf(row.getString("source"));
            var time = RowValues.instant(row, "time");
            var shares = row.getBigDecimal("shares");
            return new Term(
                    source,
                    row.getLong("term_seq"),
                    row.getString("type"),
                    row.getString("trade_id"),
                    row.getString("market_id"),
                    shares == null || shares.signum() == 0 ? null : new Shares(shares),
                    Rows.price(row, "price"),
                    Rows.money(row, "cost"),
                    PriceSource.of(row.getString("price_source")),
                    source == Source.journal ? time : null,
                    source == Source.journal ? null : time,
                    time == null ? null : Duration.between(time, moment).toSeconds(),
                    Rows.money(row, "amount"));
        }
    }
}
