package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/// Asks on somebody's behalf, and takes down what was asked and what was told.
final class RecordingClient {
    private final String who;
    private final Deployment deployment;
    private final Recorder recorder;

    RecordingClient(String who, Deployment deployment, Recorder recorder) {
        this.who = who;
        this.deployment = deployment;
        this.recorder = recorder;
    }

    HttpCall call(WriteRequest write) {
        return HttpCall.post(path(write) + write.path(), write.body(), write.key());
    }

    /// Sends the request itself. Nothing if its outcome stays unknown.
    Optional<ObservedResponse> post(WriteRequest write, URI where, HttpCall call) {
        return send(ReadKind.write, where, call).flatMap(answer -> outcome(write, answer));
    }

    /// Asks what became of it.
    Optional<ObservedResponse> ask(WriteRequest write, URI where) {
        return send(ReadKind.ask, where, HttpCall.get(request(write))).flatMap(answer -> retold(write, answer));
    }

    /// Cancels its key.
    Optional<ObservedResponse> cancel(WriteRequest write, URI where) {
        return send(ReadKind.cancel, where, HttpCall.post(request(write) + "/cancel", null, null))
                .flatMap(answer -> retold(write, answer));
    }

    /// Reads a portfolio. Nothing if it could not be read.
    Optional<ObservedRead> read(long portfolioId, URI where, ReadExpectation demand) {
        var path = "/v1/portfolios/" + portfolioId + demand.query();
        var question = demand.at() > 0 ? ReadKind.as_of : ReadKind.read;
        return send(question, where, HttpCall.get(path)).flatMap(answer -> {
            try {
                return Optional.of(sighting(portfolioId, answer, demand));
            } catch (InconclusiveException e) {
                recorder.addStrange("GET %s was answered %s: %s".formatted(path, answer, e.getMessage()));
                return Optional.empty();
            }
        });
    }

    /// What a header tells of the seq must fit the figures, too.
    private ObservedRead sighting(long portfolioId, HttpAnswer answer, ReadExpectation demand) {
        if (!answer.isDone()) {
            throw new InconclusiveException("it was refused");
        }
        long seq = demand.at() == 0 && answer.seen() > 0 ? answer.seen() : seq(answer.json());
        var sighting = new ObservedRead(portfolioId, answer.span(), demand, seq, Amounts.of(answer.json()));
        recorder.add(sighting);
        return sighting;
    }

    private Optional<HttpAnswer> send(ReadKind question, URI where, HttpCall call) {
        var answer = deployment.send(who, where, call);
        recorder.ask(question, answer.isPresent());
        return answer;
    }

    private Optional<ObservedResponse> outcome(WriteRequest write, HttpAnswer answer) {
        if (!answer.isDone() && !answer.isRefusal()) {
            return unclear(write, answer, "");
        }
        try {
            if (answer.isDone()) {
                var figures = figures(answer.json());
                var sighting = new ObservedRead(
                        write.portfolioId(), answer.span(), ReadExpectation.NONE, seq(figures), Amounts.of(figures));
                var told = told(write, answer, RequestStatus.committed, answer.json());
                recorder.add(sighting);
                return told;
            }
            var fate = answer.code().equals("key_cancelled") ? RequestStatus.cancelled : RequestStatus.rejected;
            return told(write, answer, fate, answer.json());
        } catch (InconclusiveException e) {
            return unclear(write, answer, e.getMessage());
        }
    }

    private Optional<ObservedResponse> retold(WriteRequest write, HttpAnswer answer) {
        if (!answer.isDone()) {
            return unclear(write, answer, "");
        }
        try {
            var fate = RequestStatus.valueOf(answer.json().path("result").asText());
            return told(write, answer, fate, answer.json().path("response"));
        } catch (IllegalArgumentException | InconclusiveException e) {
            return unclear(write, answer, e.getMessage());
        }
    }

    /// As text, because there are many.
    private Optional<ObservedResponse> told(WriteRequest write, HttpAnswer answer, RequestStatus fate, JsonNode first) {
        var told = switch (fate) {
            case committed ->
                new ObservedResponse(
                        write,
                        answer.span(),
                        fate,
                        seq(figures(first)),
                        "",
                        first.toString(),
                        first.has("proceeds") ? Cents.of(first.get("proceeds")) : null,
                        first.path("trade").path("action").asText(null));
            case rejected, cancelled ->
                new ObservedResponse(
                        write, answer.span(), fate, 0, first.path("code").asText(), first.toString());
            case unknown, unclear -> new ObservedResponse(write, answer.span(), fate, 0, "", null);
        };
        recorder.add(told);
        return Optional.of(told);
    }

    private Optional<ObservedResponse> unclear(WriteRequest write, HttpAnswer answer, String why) {
        recorder.addStrange(
                "%s was answered %s %s".formatted(write, answer, why).strip());
        return told(write, answer, RequestStatus.unclear, answer.json());
    }

    private static JsonNode figures(JsonNode first) {
        return first.has("portfolio") ? first.get("portfolio") : first;
    }

    private static long seq(JsonNode figures) {
        long seq = figures.path("seq").asLong();
        if (seq < 1) {
            throw new InconclusiveException("it tells no seq");
        }
        return seq;
    }

    private static String request(WriteRequest write) {
        return path(write) + "/requests/" + write.key();
    }

    private static String path(WriteRequest write) {
        return "/v1/portfolios/" + write.portfolioId();
    }
}
