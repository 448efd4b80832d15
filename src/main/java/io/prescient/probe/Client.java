package io.prescient.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/// Asks on somebody's behalf, and takes down what was asked and what was told.
final class Client {
    private final String who;
    private final Deployment deployment;
    private final Recorder recorder;

    Client(String who, Deployment deployment, Recorder recorder) {
        this.who = who;
        this.deployment = deployment;
        this.recorder = recorder;
    }

    Call call(Write write) {
        return Call.post(path(write) + write.path(), write.body(), write.key());
    }

    /// Sends the request itself. Nothing if its outcome stays unknown.
    Optional<Told> post(Write write, URI where, Call call) {
        return send(where, call).flatMap(answer -> outcome(write, answer));
    }

    /// Asks what became of it.
    Optional<Told> ask(Write write, URI where) {
        return send(where, Call.get(request(write))).flatMap(answer -> retold(write, answer));
    }

    /// Closes its key.
    Optional<Told> seal(Write write, URI where) {
        return send(where, Call.post(request(write) + "/seal", null, null)).flatMap(answer -> retold(write, answer));
    }

    /// Reads a portfolio, or with `at` what it was at that seq. Nothing if it could not be read.
    Optional<Sighting> read(long portfolioId, URI where, long minSeq, long at) {
        var path = "/v1/portfolios/" + portfolioId
                + (at == 0 ? "?min_seq=" + minSeq : "/as-of?at=%d&limit=1&min_seq=%d".formatted(at, minSeq));
        return send(where, Call.get(path)).flatMap(answer -> {
            if (!answer.isDone()) {
                recorder.addStrange("GET %s was answered %s".formatted(path, answer));
                return Optional.<Sighting>empty();
            }
            var sighting = new Sighting(
                    portfolioId,
                    answer.span(),
                    at == 0 ? minSeq : at,
                    answer.json().path("seq").asLong(),
                    Figures.of(answer.json()));
            recorder.add(sighting);
            return Optional.of(sighting);
        });
    }

    private Optional<Answer> send(URI where, Call call) {
        var answer = deployment.send(who, where, call);
        if (answer.isEmpty()) {
            recorder.unanswered.incrementAndGet();
        }
        return answer;
    }

    private Optional<Told> outcome(Write write, Answer answer) {
        if (answer.isDone()) {
            var figures = answer.json().has("portfolio") ? answer.json().get("portfolio") : answer.json();
            long seq = figures.path("seq").asLong();
            recorder.add(new Sighting(write.portfolioId(), answer.span(), 0, seq, Figures.of(figures)));
            return told(write, answer, Fate.committed, seq, answer.json());
        }
        if (!answer.isRefusal()) {
            return unclear(write, answer);
        }
        var fate = answer.code().equals("key_sealed") ? Fate.sealed : Fate.refused;
        return told(write, answer, fate, 0, answer.json());
    }

    private Optional<Told> retold(Write write, Answer answer) {
        if (!answer.isDone()) {
            return unclear(write, answer);
        }
        var fate = Fate.valueOf(answer.json().path("outcome").asText());
        var first = answer.json().get("answer");
        if (fate != Fate.committed) {
            return told(write, answer, fate, 0, first);
        }
        var figures = first.has("portfolio") ? first.get("portfolio") : first;
        return told(write, answer, fate, figures.path("seq").asLong(), first);
    }

    /// As text, because there are many.
    private Optional<Told> told(Write write, Answer answer, Fate fate, long seq, JsonNode first) {
        var told = fate == Fate.never_seen
                ? new Told(write, answer.span(), fate, 0, "", null)
                : new Told(write, answer.span(), fate, seq, first.path("code").asText(), first.toString());
        recorder.add(told);
        return Optional.of(told);
    }

    private Optional<Told> unclear(Write write, Answer answer) {
        recorder.addStrange("%s was answered %s".formatted(write, answer));
        return told(write, answer, Fate.unclear, 0, answer.json());
    }

    private static String request(Write write) {
        return path(write) + "/requests/" + write.key();
    }

    private static String path(Write write) {
        return "/v1/portfolios/" + write.portfolioId();
    }
}
