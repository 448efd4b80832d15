package io.prescient.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// Sets up what a run needs, and puts it away: markets that no strategy looks at, and portfolios. It touches nothing
/// else,
/// because it knows no other ids than those that it was given for its own names.
final class Stage {
    private static final String WHO = "stage";
    private static final int MARKETS = 3;

    private final Task task;
    private final String run;
    private final Deployment deployment;
    private final List<String> markets = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();

    Stage(Task task, String run, Deployment deployment) {
        this.task = task;
        this.run = run;
        this.deployment = deployment;
    }

    List<Account> accounts() {
        return accounts;
    }

    /// @throws Unclear if a replica does not answer, or another deployment does
    void setUp() {
        for (int i = 1; i <= MARKETS; i++) {
            markets.add(run + "-m" + i);
            var _ = insist(Call.put(
                    market(i), json().put("question", "A market of a check").put("active", false)));
        }
        for (int i = 1; i <= task.portfolios(); i++) {
            accounts.add(new Account(open(run + "-p" + i), List.copyOf(markets)));
        }
        deployment.urls().forEach(this::requireReplica);
    }

    /// Settles the first market: entries that no request of a bot asked for. Another outcome later corrects it.
    void settle(String outcome) {
        var call = Call.post(market(1) + "/settlement", json().put("outcome", outcome), null);
        var _ = deployment.insist(WHO, deployment.urls(), call, Answer::isDone, Watch::isPatient);
    }

    /// Waits until every lot is paid.
    void awaitSettlement() {
        var call = Call.get(market(1) + "/settlement");
        var _ = deployment.insist(
                WHO,
                deployment.urls(),
                call,
                answer -> answer.json().path("complete").asBoolean(),
                Watch::isPatient);
    }

    /// Archives the portfolios and closes the markets; what does not answer now stays as it is.
    void putAway() {
        if (task.keep()) {
            return;
        }
        for (var account : accounts) {
            attempt(Call.post(account.path() + "/archive", json().put("reason", "The check is over"), null));
        }
        for (int i = 1; i <= markets.size(); i++) {
            attempt(Call.put(market(i), json().put("closed", true)));
        }
    }

    private void attempt(Call call) {
        var _ = deployment.urls().stream()
                .anyMatch(where -> deployment.send(WHO, where, call).isPresent());
    }

    /// A portfolio's id; if the answer to its opening was lost, it is found by its name among this run's own.
    private long open(String name) {
        var portfolio = json().put("name", name)
                .put("strategy_type", run)
                .put("description", "Made by a check; may be deleted once it is archived")
                .put("initial_balance", "10000.00");
        portfolio.putNull("max_positions");
        var call = Call.post("/v1/portfolios", portfolio, null);
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
        var own = insist(Call.get("/v1/portfolios?limit=1000&strategy_type=" + run));
        return StreamSupport.stream(own.json().path("items").spliterator(), false)
                .filter(portfolio -> portfolio.path("name").asText().equals(name))
                .mapToLong(portfolio -> portfolio.path("portfolio_id").asLong())
                .findFirst()
                .orElseThrow(() -> new Unclear("Portfolio %s is taken, but not by this run".formatted(name)));
    }

    private void requireReplica(URI where) {
        var path = accounts.getFirst().path();
        var answer = deployment
                .insist(WHO, List.of(where), Call.get(path), _ -> true, Watch::isRunning)
                .orElseThrow(() -> new Unclear(where + " does not answer"));
        if (!answer.json().path("name").asText().startsWith(run)) {
            throw new Unclear("%s is no replica of %s: it does not know %s"
                    .formatted(where, deployment.urls().getFirst(), path));
        }
    }

    private Answer insist(Call call) {
        var answer = attempts(call);
        if (!answer.isDone()) {
            throw refused(call, answer);
        }
        return answer;
    }

    private Answer attempts(Call call) {
        return deployment
                .insist(WHO, deployment.urls(), call, _ -> true, Watch::isRunning)
                .orElseThrow(() -> new Unclear("%s does not answer".formatted(deployment.urls())));
    }

    private static Unclear refused(Call call, Answer answer) {
        return new Unclear("%s %s was answered %s".formatted(call.method(), call.path(), answer));
    }

    private String market(int number) {
        return "/v1/markets/%s-m%d".formatted(run, number);
    }

    private static ObjectNode json() {
        return Deployment.JSON.createObjectNode();
    }
}
