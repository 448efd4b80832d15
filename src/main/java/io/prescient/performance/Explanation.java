package io.prescient.performance;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        Metric figure,

        @Schema(description = "The moment: what was asked for, or the time of the entry that was, or now")
        Instant at,

        @Schema(description = "The newest journal entry that counts")
        long seq,

        @Schema(description = "The figure") Money value,

        @Schema(description = "Sum of the terms on the pages before this one")
        Money before,

        List<Term> items,

        @Schema(description = "before + the terms of this page; on the last page exactly the value")
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

    /// One summand; members that say nothing about it are absent.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExplanationTerm")
    public record Term(
            Source source,

            @Schema(description = "Of the journal entry, or of the one that opened the position")
            long seq,

            @Schema(description = "What the journal entry records")
            String kind,

            String tradeId,
            String marketId,
            @Schema(description = "Shares moved, or held") Shares shares,

            @Schema(description = "At which they moved, or the mark")
            Price price,

            @Schema(description = "Cost of the shares held, already taken off the amount of unrealized_pnl")
            Money cost,

            @Schema(
                    description =
                            "Where the price of a mark comes from: `api` or `import`; absent where it was adopted "
                                    + "from the replaced system")
            PriceSource priceSource,

            @Schema(description = "When it was booked, or the price observed; absent without a price")
            Instant time,

            @Schema(description = "From then to the moment") Long ageSeconds,

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
                    time,
                    time == null ? null : Duration.between(time, moment).toSeconds(),
                    Rows.money(row, "amount"));
        }
    }
}
