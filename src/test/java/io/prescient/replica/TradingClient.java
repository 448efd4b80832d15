package io.prescient.replica;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Opens a portfolio with 1000.00 and keeps buying for 0.01 until it is stopped.
final class TradingClient {
    private final Supplier<RequestSpecification> replica;
    private final long portfolio;
    private final Set<Integer> statuses = new TreeSet<>();
    private final CompletableFuture<Void> trading;
    private volatile boolean stopped;
    private int trades;

    private TradingClient(Supplier<RequestSpecification> replica) {
        this.replica = replica;
        var _ = send(replica.get(), "PUT", "/v1/markets/m", json("yes_price", "0.50", "no_price", "0.50"));
        this.portfolio = send(
                        replica.get(),
                        "POST",
                        "/v1/portfolios",
                        json(
                                "name",
                                unique("client"),
                                "strategy_type",
                                "test",
                                "initial_balance",
                                "1000.00",
                                "max_positions",
                                null))
                .jsonPath()
                .getLong("portfolio_id");
        this.trading = CompletableFuture.runAsync(
                this::trade, task -> Thread.ofPlatform().start(task));
    }

    /// @param replica where it trades
    static TradingClient at(Supplier<RequestSpecification> replica) {
        return new TradingClient(replica);
    }

    String path() {
        return "/v1/portfolios/" + portfolio;
    }

    /// Trades once at any replica.
    Response buy(RequestSpecification replica) {
        return send(
                replica,
                "POST",
                path() + "/trades",
                json("trade_id", unique("t"), "market_id", "m", "action", "buy_yes", "amount", "0.01"));
    }

    /// Stops, and returns the statuses of all responses.
    Set<Integer> stopAndGetStatuses() {
        stopped = true;
        trading.join();
        return statuses;
    }

    int trades() {
        return trades;
    }

    private void trade() {
        for (; !stopped; trades++) {
            var _ = statuses.add(buy(replica.get()).statusCode());
        }
    }

    private static Response send(RequestSpecification replica, String method, String path, Map<String, Object> body) {
        return replica.contentType(ContentType.JSON).body(body).request(method, path);
    }
}
