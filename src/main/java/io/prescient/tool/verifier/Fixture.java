package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/// Sets up what a run needs, and puts it away: markets that no strategy looks at, and portfolios. It touches nothing
/// else, because it knows no other ids than those that it was given for its own names.
final class Fixture {
    private static final String WHO = "stage";
    private static final int MARKETS = 3;

    private final CheckOptions task;
    private final String run;
    private final Deployment deployment;
    private final Deadline watch;
    private final List<String> markets = new CopyOnWriteArrayList<>();
    private final List<CheckedPortfolio> accounts = new CopyOnWriteArrayList<>();
    private List<String> leftBehind;

    Fixture(CheckOptions task, String run, Deployment deployment, Deadline watch) {
        this.task = task;
        this.run = run;
        this.deployment = deployment;
        this.watch = watch;
    }

    List<CheckedPortfolio> accounts() {
        return accounts;
    }

    /// @throws Unclear if a replica does not answer, or another deployment does
    void setUp() {
        for (int i = 1; i <= MARKETS; i++) {
            markets.add(run + "-m" + i);
            var _ = insist(HttpCall.put(
                    market(i), json().put("question", "A market of a check").put("active", false)));
        }
        for (int i = 1; i <= task.portfolios(); i++) {
            accounts.add(new CheckedPortfolio(open(run + "-p" + i), List.copyOf(markets)));
        }
        deployment.urls().forEach(this::requireReplica);
    }

    /// Settles the first market: entries that no request of a bot asked for. Another outcome later corrects it.
    boolean settle(String outcome) {
        var call = HttpCall.post(market(1) + "/settlement", json().put("outcome", outcome), null);
        return deployment
                .insist(WHO, deployment.urls(), call, HttpAnswer::isDone)
                .isPresent();
    }

    /// Waits until every lot is paid.
    boolean awaitSettlement() {
        var call = HttpCall.get(market(1) + "/settlement");
        return deployment
                .insist(
                        WHO,
                        deployment.urls(),
                        call,
                        answer -> answer.json().path("complete").asBoolean())
                .isPresent();
    }

    /// Archives the portfolios and closes the markets, once: whoever comes later waits and is told the same.
    ///
    /// @return the paths of what stays as it is, because nobody who was asked has done it
    synchronized List<String> putAway(Duration patience) {
        if (leftBehind == null) {
            watch.allow(patience);
            leftBehind = task.keep() ? List.of() : left();
        }
        return leftBehind;
    }

    private List<String> left() {
        var left = new ArrayList<String>();
        for (var account : accounts) {
            put(
                            account.path(),
                            HttpCall.post(account.path() + "/archive", json().put("reason", "The check is over"), null))
                    .ifPresent(left::add);
        }
        for (int i = 1; i <= markets.size(); i++) {
            put(market(i), HttpCall.put(market(i), json().put("closed", true))).ifPresent(left::add);
        }
        return left;
    }

    private Optional<String> put(String path, HttpCall call) {
        return watch.isPatient()
                        && deployment
                                .insist(WHO, deployment.urls(), call, Fixture::isPutAway)
                                .isPresent()
                ? Optional.empty()
                : Optional.of(path);
    }

    /// Perhaps it was done before, and only the answer was lost.
    private static boolean isPutAway(HttpAnswer answer) {
        return answer.isDone() || answer.code().equals("portfolio_archived");
    }

    /// A portfolio's id; if the answer to its opening was lost, it is found by its name among this run's own.
    private long open(String name) {
        var portfolio = json().put("name", name)
                .put("strategy_type", run)
                .put("description", "Made by a check; may be deleted once it is archived")
                .put("initial_balance", "10000.00");
        portfolio
                .put("max_total_exposure", Cents.text(CheckedPortfolio.MOST_INVESTED))
                .put("max_positions", CheckedPortfolio.MOST_POSITIONS);
        var call = HttpCall.post("/v1/portfolios", portfolio, null);
        var opened = attempts(call);
        if (opened.code().equals("name_taken")) {
            return find(name);
        }
        if (!opened.isDone()) {
            throw refused(call, opened);
        }
        return opened.json().path("portfolio_id").asLong();
    }

    private long find(String name) {
        var own = insist(HttpCall.get("/v1/portfolios?limit=1000&strategy_type=" + run));
        return StreamSupport.stream(own.json().path("items").spliterator(), false)
                .filter(portfolio -> portfolio.path("name").asText().equals(name))
                .mapToLong(portfolio -> portfolio.path("portfolio_id").asLong())
                .findFirst()
                .orElseThrow(
                        () -> new InconclusiveException("Portfolio %s is taken, but not by this run".formatted(name)));
    }

    private void requireReplica(URI where) {
        var path = accounts.getFirst().path();
        // What it reads from may be behind.
        var answer = deployment
                .insist(WHO, List.of(where), HttpCall.get(path + "?min_seq=1"), _ -> true)
                .orElseThrow(() -> new InconclusiveException(where + " does not answer"));
        if (!answer.json().path("name").asText().startsWith(run)) {
            throw new InconclusiveException("%s is no replica of %s: it does not know %s"
                    .formatted(where, deployment.urls().getFirst(), path));
        }
    }

    private HttpAnswer insist(HttpCall call) {
        var answer = attempts(call);
        if (!answer.isDone()) {
            throw refused(call, answer);
        }
        return answer;
    }

    private HttpAnswer attempts(HttpCall call) {
        return deployment
                .insist(WHO, deployment.urls(), call, _ -> true)
                .orElseThrow(() -> new InconclusiveException("%s does not answer".formatted(deployment.urls())));
    }

    private static InconclusiveException refused(HttpCall call, HttpAnswer answer) {
        return new InconclusiveException("%s %s was answered %s".formatted(call.method(), call.path(), answer));
    }

    private String market(int number) {
        return "/v1/markets/%s-m%d".formatted(run, number);
    }

    private static ObjectNode json() {
        return Deployment.JSON.createObjectNode();
    }
}
