package io.prescient.snapshot;

import io.prescient.market.PriceRecorder;
import io.prescient.money.Price;
import io.prescient.money.Rows;
import io.prescient.web.Results;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Records the prices that were given with a market as observations. One of an older time than the market's newest
/// observation is history only, and one of an instant that is observed already is dropped: the first stays.
@ApplicationScoped
class QuotedPrices implements PriceRecorder {
    private static final String BOTH_SIDES = """
            SELECT q.market_id, coalesce(q.yes_price, m.yes_price) AS yes_price,
                coalesce(q.no_price, m.no_price) AS no_price
            FROM unnest($1::text[], $2::numeric[], $3::numeric[]) AS q (market_id, yes_price, no_price)
            JOIN markets m ON m.market_id = q.market_id""";

    @Inject
    Clock clock;

    @Inject
    SnapshotWriter writer;

    @Override
    public Uni<List<String>> record(SqlConnection transaction, List<Quote> quotes) {
        if (quotes.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Instant now = clock.instant();
        quotes.forEach(quote -> Observation.requirePast("last_price_update", quote.at(), now));
        return transaction
                .preparedQuery(BOTH_SIDES)
                .execute(sides(quotes))
                .map(rows -> observations(rows, quotes))
                .chain(observations -> store(transaction, observations));
    }

    private Uni<List<String>> store(SqlConnection transaction, List<Observation> observations) {
        var byPriced = observations.stream().collect(Collectors.partitioningBy(each -> each.yesPrice() != null));
        var without = byPriced.get(false).stream().map(Observation::marketId).toList();
        var priced = byPriced.get(true);
        return SnapshotWriter.preparePartitions(transaction, priced)
                .chain(() -> writer.store(transaction, priced))
                .replaceWith(without);
    }

    private static List<Observation> observations(RowSet<Row> rows, List<Quote> quotes) {
        Map<String, Quote> byMarket = quotes.stream().collect(Collectors.toMap(Quote::marketId, Function.identity()));
        return Results.stream(rows)
                .map(row -> observation(
                        row, byMarket.get(row.getString("market_id")).at()))
                .toList();
    }

    private static Observation observation(Row row, Instant at) {
        return new Observation(
                row.getString("market_id"),
                Rows.price(row, "yes_price"),
                Rows.price(row, "no_price"),
                at,
                null,
                null,
                null);
    }

    private static Tuple sides(List<Quote> quotes) {
        return Tuple.of(
                Columns.texts(quotes, Quote::marketId),
                Columns.numbers(quotes, Quote::yesPrice, Price::dollars),
                Columns.numbers(quotes, Quote::noPrice, Price::dollars));
    }
}
