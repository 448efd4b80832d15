package io.prescient.tool.verifier;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Asks at each address whether this service is there, before anything is made at any of them.
record Handshake(Deployment deployment, Deadline watch) {
    /// Nobody has this id, and only this service says so in these words.
    private static final HttpCall NOBODY = HttpCall.get("/v1/portfolios/0");

    private static final String OURS = "urn:prescient:problem:portfolio_not_found";
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// @throws Unclear if one does not answer, or something else does
    void exchange() {
        deployment.urls().forEach(this::exchange);
    }

    private void exchange(URI where) {
        var answer = await(where).orElseThrow(() -> new InconclusiveException(where + " does not answer"));
        if (!answer.body().contains(OURS)) {
            throw new InconclusiveException("%s %s: GET %s was answered %d"
                    .formatted(
                            where,
                            isFailure(answer) ? "cannot answer" : "is not this service",
                            NOBODY.path(),
                            answer.statusCode()));
        }
    }

    /// The first answer that is no failure, else the last one.
    private Optional<HttpResponse<String>> await(URI where) {
        while (true) {
            var answer = deployment.answer(where, NOBODY);
            if (answer.filter(one -> !isFailure(one)).isPresent() || !watch.isPatient()) {
                return answer;
            }
            Deadline.sleep(PAUSE);
        }
    }

    private static boolean isFailure(HttpResponse<String> answer) {
        return answer.statusCode() >= 500;
    }
}
