package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/// Sends the requests of one client and records each request and response.
final class RecordingClient {
    private final String name;
    private final Deployment deployment;
    private final Recorder recorder;

    RecordingClient(String name, Deployment deployment, Recorder recorder) {
        this.name = name;
        this.deployment = deployment;
        this.recorder = recorder;
    }

    /// Sends the request itself. Empty if there is no usable response.
    Optional<ObservedResponse> send(WriteRequest write, URI replica) {
        return send("write", replica, write.toJson()).map(response -> observe(write, response));
    }

    /// Queries the request's result. Empty if there is no usable response.
    Optional<ObservedResponse> queryStatus(WriteRequest write, URI replica) {
        return send("status", replica, JsonRequest.get(write.statusPath()))
                .map(response -> observeStatus(write, response));
    }

    /// Cancels the request's key. Empty if there is no usable response.
    Optional<ObservedResponse> cancel(WriteRequest write, URI replica) {
        return send("cancel", replica, JsonRequest.post(write.statusPath() + "/cancel", null, null))
                .map(response -> observeStatus(write, response));
    }

    /// Reads a portfolio. Empty if there is no usable response.
    Optional<ObservedRead> read(long portfolioId, URI replica, ReadExpectation expectation) {
        var path = CheckedPortfolio.path(portfolioId) + expectation.pathAndQuery();
        var kind = expectation.asOf() > 0 ? "as-of" : "read";
        return send(kind, replica, JsonRequest.get(path)).flatMap(response -> {
            try {
                return Optional.of(observe(portfolioId, response, expectation));
            } catch (InconclusiveException e) {
                recorder.addProblem("GET %s returned %s: %s".formatted(path, response, e.getMessage()));
                return Optional.empty();
            }
        });
    }

    /// The seq is the header's where there is one; that it is also the body's is verified with the totals.
    private ObservedRead observe(long portfolioId, JsonResponse response, ReadExpectation expectation) {
        if (!response.isSuccess()) {
            throw new InconclusiveException("the read was rejected");
        }
        boolean useHeader = expectation.asOf() == 0 && response.portfolioSeq() > 0;
        long seq = useHeader ? response.portfolioSeq() : seq(response.json());
        var read = new ObservedRead(portfolioId, response.span(), expectation, seq, Amounts.of(response.json()));
        recorder.add(read);
        return read;
    }

    private Optional<JsonResponse> send(String kind, URI replica, JsonRequest request) {
        var response = deployment.send(name, replica, request);
        recorder.countAttempt(kind, response.isPresent());
        return response;
    }

    private ObservedResponse observe(WriteRequest write, JsonResponse response) {
        try {
            if (response.isSuccess()) {
                return observeCommit(write, response);
            }
            if (response.isRejection()) {
                boolean isCancelled = response.code().equals("key_cancelled");
                var status = isCancelled ? RequestStatus.cancelled : RequestStatus.rejected;
                return record(write, response, status, response.json());
            }
            return unclear(write, response, "");
        } catch (InconclusiveException e) {
            return unclear(write, response, ": " + e.getMessage());
        }
    }

    private ObservedResponse observeCommit(WriteRequest write, JsonResponse response) {
        var totals = portfolio(response.json());
        var read = new ObservedRead(
                write.portfolioId(), response.span(), ReadExpectation.NONE, seq(totals), Amounts.of(totals));
        var committed = record(write, response, RequestStatus.committed, response.json());
        recorder.add(read);
        return committed;
    }

    private ObservedResponse observeStatus(WriteRequest write, JsonResponse response) {
        if (!response.isSuccess()) {
            return unclear(write, response, "");
        }
        try {
            var status = RequestStatus.valueOf(response.json().path("result").asText());
            return record(write, response, status, response.json().path("response"));
        } catch (IllegalArgumentException | InconclusiveException e) {
            return unclear(write, response, ": " + e.getMessage());
        }
    }

    /// @param stored the response that the service stored for the key; kept as text, which takes less memory
    private ObservedResponse record(WriteRequest write, JsonResponse response, RequestStatus status, JsonNode stored) {
        var observed = switch (status) {
            case committed ->
                new ObservedResponse(
                        write,
                        response.span(),
                        status,
                        seq(portfolio(stored)),
                        "",
                        stored.toString(),
                        stored.has("proceeds") ? FixedPoint.cents(stored.get("proceeds")) : null,
                        stored.path("trade").path("action").asText(null));
            case rejected, cancelled ->
                new ObservedResponse(
                        write, response.span(), status, 0, stored.path("code").asText(), stored.toString());
            case unknown, unclear -> new ObservedResponse(write, response.span(), status, 0, "", null);
        };
        recorder.add(observed);
        return observed;
    }

    private ObservedResponse unclear(WriteRequest write, JsonResponse response, String reason) {
        recorder.addProblem("%s returned %s%s".formatted(write, response, reason));
        return record(write, response, RequestStatus.unclear, response.json());
    }

    private static JsonNode portfolio(JsonNode response) {
        return response.has("portfolio") ? response.get("portfolio") : response;
    }

    private static long seq(JsonNode totals) {
        long seq = totals.path("seq").asLong();
        if (seq < 1) {
            throw new InconclusiveException("the response has no seq");
        }
        return seq;
    }
}
