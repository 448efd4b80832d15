package io.prescient.market;

import io.prescient.commit.RowQuery;
import io.prescient.commit.RowType;
import io.prescient.commit.UnitOfWork;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads markets for decisions. A decision and the end of its market exclude each other: a batch takes the shared
/// advisory lock of each of its markets, and what closes or settles a market takes the exclusive one. Rows are read
/// after the lock is granted. Row locks would pile up on markets that many portfolios trade at once.
public final class MarketRows {
    private static final String SHARED = lockFor("unnest($1::text[]) AS v (market_id)");

    /// Reads markets `m`. A condition is added.
    public static final String SELECT = """
            SELECT m.market_id, m.event_id, m.question, m.yes_price, m.no_price, m.last_price_update, m.closed, m.resolved,
                m.settlement_version, m.liquidity, m.volume, e.event_id IS NOT NULL AS has_event, e.title, e.end_date
            FROM markets m LEFT JOIN events e ON e.event_id = m.event_id\s""";

    /// Waits until no decision on these markets is in flight, and keeps out new ones until the transaction ends. The
    /// parameter is an array of market ids.
    public static final String EXCLUSIVE = SHARED.replace("_lock_shared", "_lock");

    /// The same for the market `:id`.
    static final String EXCLUSIVE_OF_ONE = "SELECT pg_advisory_xact_lock(hashtextextended(:id, 0))::text";

    public static final RowType<String, TradedMarket> MARKETS = RowType.shared(traded -> traded.market().marketId);

    /// A market and its event.
    public record TradedMarket(Market market, @Nullable Event event) {}

    public static final RowQuery<String, TradedMarket> BY_ID = new RowQuery<>(
            MARKETS,
            SHARED,
            SELECT + "WHERE m.market_id = ANY ($1)",
            new Columns<String>().text("market_id", Function.identity()),
            MarketRows::read);

    private MarketRows() {}

    /// The statement that takes the shared locks of the markets in a table expression with a column `market_id`. Keys
    /// are taken in order, so that two statements never wait for each other.
    public static String lockFor(String markets) {
        return """
                SELECT pg_advisory_xact_lock_shared(key)
                FROM (SELECT DISTINCT hashtextextended(market_id, 0) AS key FROM %s ORDER BY key OFFSET 0) keys""".formatted(markets);
    }

    /// The market with this id; null if there is none.
    public static @Nullable Market find(UnitOfWork work, String marketId) {
        var traded = work.find(MARKETS, marketId);
        return traded == null ? null : traded.market();
    }

    public static TradedMarket read(Row row) {
        var market = new Market();
        market.marketId = row.getString("market_id");
        market.eventId = row.getString("event_id");
        market.question = row.getString("question");
        market.yesPrice = Rows.nullablePrice(row, "yes_price");
        market.noPrice = Rows.nullablePrice(row, "no_price");
        market.lastPriceUpdate = Rows.nullableInstant(row, "last_price_update");
        market.closed = row.getBoolean("closed");
        market.resolved = row.getBoolean("resolved");
        market.settlementVersion = row.getInteger("settlement_version");
        market.liquidity = Rows.nullableVolume(row, "liquidity");
        market.volume = Rows.nullableVolume(row, "volume");
        if (!row.getBoolean("has_event")) {
            return new TradedMarket(market, null);
        }
        var event = new Event();
        event.eventId = market.eventId;
        event.title = row.getString("title");
        event.endDate = Rows.nullableInstant(row, "end_date");
        return new TradedMarket(market, event);
    }
}
