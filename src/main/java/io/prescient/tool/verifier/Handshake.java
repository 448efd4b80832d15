package io.prescient.tool.verifier;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Checks that every address is the service before the check creates anything.
record Handshake(Deployment deployment, Deadline deadline) {
    /// No portfolio has this id.
    private static final JsonRequest REQUEST = JsonRequest.get("/v1/portfolios/0");

    /// Only this service returns it.
    private static final String PROBLEM_TYPE = "urn:prescient:problem:portfolio_not_found";

    private static final Duration PAUSE = Duration.ofMillis(100);

    /// @throws InconclusiveException if an address does not respond, fails or is another service
    void verify() {
        deployment.urls().forEach(this::verify);
    }

    private void verify(URI url) {
        var response = await(url).orElseThrow(() -> new InconclusiveException(url + " does not respond"));
        if (!response.body().contains(PROBLEM_TYPE)) {
            var problem = isFailure(response) ? "is failing" : "is not this service";
            throw new InconclusiveException(
                    "%s %s: GET %s returned %d".formatted(url, problem, REQUEST.path(), response.statusCode()));
        }
    }

    /// The first response with a status below 500, or the last one before the deadline expires.
    private Optional<HttpResponse<String>> await(URI url) {
        while (true) {
            var response = deployment.exchange(url, REQUEST);
            if (response.filter(any -> !isFailure(any)).isPresent() || deadline.isExpired()) {
                return response;
            }
            Deadline.sleep(PAUSE);
        }
    }

    private static boolean isFailure(HttpResponse<String> response) {
        return response.statusCode() >= 500;
    }
}
