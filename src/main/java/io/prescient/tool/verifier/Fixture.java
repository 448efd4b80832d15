package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Creates the markets and portfolios of a check, settles one market, and archives and closes all of them at the end.
/// It uses no ids but those of its own portfolios and markets.
final class Fixture {
    private static final String CLIENT = "fixture";
    private static final int MARKETS = 3;

    private final CheckOptions options;
    private final String run;
    private final Deployment deployment;
    private final Deadline deadline;
    private final List<String> markets = new CopyOnWriteArrayList<>();
    private final List<CheckedPortfolio> portfolios = new CopyOnWriteArrayList<>();
    private @Nullable List<String> leftBehind;

    Fixture(CheckOptions options, String run, Deployment deployment, Deadline deadline) {
        this.options = options;
        this.run = run;
        this.deployment = deployment;
        this.deadline = deadline;
    }

    List<CheckedPortfolio> portfolios() {
        return portfolios;
    }

    /// Creates markets, which no strategy uses because they are not active, and portfolios.
    ///
    /// @throws InconclusiveException if a replica does not respond or belongs to another deployment
    void setUp() {
        for (int i = 1; i <= MARKETS; i++) {
            markets.add(run + "-m" + i);
            var market = json().put("question", "Market of a consistency check").put("active", false);
            var _ = sendSuccessfully(JsonRequest.put(marketPath(i), market));
        }
        for (int i = 1; i <= options.portfolios(); i++) {
            portfolios.add(new CheckedPortfolio(openPortfolio(run + "-p" + i), List.copyOf(markets)));
        }
        deployment.urls().forEach(this::requireSameDeployment);
    }

    /// Settles the first market, which makes entries that no worker requested. A second, different outcome corrects it.
    ///
    /// @return whether a replica accepted it
    boolean settle(String outcome) {
        var request = JsonRequest.post(marketPath(1) + "/settlement", json().put("outcome", outcome), null);
        return deployment
                .sendUntil(JsonResponse::isSuccess, CLIENT, deployment.urls(), request)
                .isPresent();
    }

    /// Waits until every position is paid.
    ///
    /// @return whether they are
    boolean awaitSettlement() {
        return deployment
                .sendUntil(
                        response -> response.json().path("complete").asBoolean(),
                        CLIENT,
                        deployment.urls(),
                        JsonRequest.get(marketPath(1) + "/settlement"))
                .isPresent();
    }

    /// Archives the portfolios and closes the markets. Later calls wait for the first and return its result.
    ///
    /// @return the paths of those that could not be archived or closed
    synchronized List<String> cleanUp(Duration timeout) {
        if (leftBehind == null) {
            deadline.extend(timeout);
            leftBehind = options.keep() ? List.of() : archiveAndClose();
        }
        return leftBehind;
    }

    private List<String> archiveAndClose() {
        var failed = new ArrayList<String>();
        for (var portfolio : portfolios) {
            var reason = json().put("reason", "The consistency check has ended");
            if (!isCleanedUp(JsonRequest.post(portfolio.path() + "/archive", reason, null))) {
                failed.add(portfolio.path());
            }
        }
        for (int i = 1; i <= markets.size(); i++) {
            if (!isCleanedUp(JsonRequest.put(marketPath(i), json().put("closed", true)))) {
                failed.add(marketPath(i));
            }
        }
        return failed;
    }

    /// An earlier attempt may have succeeded without its response arriving.
    private boolean isCleanedUp(JsonRequest request) {
        return !deadline.isExpired()
                && deployment
                        .sendUntil(
                                response ->
                                        response.isSuccess() || response.code().equals("portfolio_archived"),
                                CLIENT,
                                deployment.urls(),
                                request)
                        .isPresent();
    }

    /// Returns the portfolio's id. If an earlier attempt opened it without its response arriving, finds it by its name.
    private long openPortfolio(String name) {
        var portfolio = json().put("name", name)
                .put("strategy_type", run)
                .put("description", "Opened by a consistency check; may be deleted once it is archived")
                .put("initial_balance", "10000.00")
                .put("max_total_exposure", FixedPoint.dollars(CheckedPortfolio.MAX_INVESTED_CENTS))
                .put("max_positions", CheckedPortfolio.MAX_POSITIONS);
        var request = JsonRequest.post("/v1/portfolios", portfolio, null);
        var response = send(request);
        if (response.code().equals("name_taken")) {
            return findPortfolio(name);
        }
        requireSuccess(request, response);
        return response.json().path("portfolio_id").asLong();
    }

    private long findPortfolio(String name) {
        var found = sendSuccessfully(JsonRequest.get("/v1/portfolios?limit=1000&strategy_type=" + run));
        return StreamSupport.stream(found.json().path("items").spliterator(), false)
                .filter(portfolio -> portfolio.path("name").asText().equals(name))
                .mapToLong(portfolio -> portfolio.path("portfolio_id").asLong())
                .findFirst()
                .orElseThrow(() -> new InconclusiveException(
                        "the portfolio name %s is taken, but not by this check".formatted(name)));
    }

    private void requireSameDeployment(URI replica) {
        // With min_seq, because the replica may read from a standby that is behind.
        var path = portfolios.getFirst().path();
        var response = deployment
                .sendUntil(_ -> true, CLIENT, List.of(replica), JsonRequest.get(path + "?min_seq=1"))
                .orElseThrow(() -> new InconclusiveException(replica + " does not respond"));
        if (!response.json().path("name").asText().startsWith(run)) {
            throw new InconclusiveException("%s does not belong to the same deployment as %s: it does not have %s"
                    .formatted(replica, deployment.urls().getFirst(), path));
        }
    }

    private JsonResponse sendSuccessfully(JsonRequest request) {
        var response = send(request);
        requireSuccess(request, response);
        return response;
    }

    private JsonResponse send(JsonRequest request) {
        return deployment
                .sendUntil(_ -> true, CLIENT, deployment.urls(), request)
                .orElseThrow(() -> new InconclusiveException("%s do not respond".formatted(deployment.urls())));
    }

    private static void requireSuccess(JsonRequest request, JsonResponse response) {
        if (!response.isSuccess()) {
            throw new InconclusiveException("%s %s returned %s".formatted(request.method(), request.path(), response));
        }
    }

    private String marketPath(int number) {
        return "/v1/markets/%s-m%d".formatted(run, number);
    }

    private static ObjectNode json() {
        return Deployment.JSON.createObjectNode();
    }
}
