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
        return send(Question.write, where, call).flatMap(answer -> outcome(write, answer));
    }

    /// Asks what became of it.
    Optional<Told> ask(Write write, URI where) {
        return send(Question.ask, where, Call.get(request(write))).flatMap(answer -> retold(write, answer));
    }

    /// Cancels its key.
    Optional<Told> cancel(Write write, URI where) {
        return send(Question.cancel, where, Call.post(request(write) + "/cancel", null, null))
                .flatMap(answer -> retold(write, answer));
    }

    /// Reads a portfolio. Nothing if it could not be read.
    Optional<Sighting> read(long portfolioId, URI where, Demand demand) {
        var path = "/v1/portfolios/" + portfolioId + demand.query();
        var question = demand.at() > 0 ? Question.as_of : Question.read;
        return send(question, where, Call.get(path)).flatMap(answer -> {
            try {
                return Optional.of(sighting(portfolioId, answer, demand));
            } catch (Unclear e) {
                recorder.addStrange("GET %s was answered %s: %s".formatted(path, answer, e.getMessage()));
                return Optional.empty();
            }
        });
    }

    /// What a header tells of the seq must fit the figures, too.
    private Sighting sighting(long portfolioId, Answer answer, Demand demand) {
        if (!answer.isDone()) {
            throw new Unclear("it was refused");
        }
        long seq = demand.at() == 0 && answer.seen() > 0 ? answer.seen() : seq(answer.json());
        var sighting = new Sighting(portfolioId, answer.span(), demand, seq, Figures.of(answer.json()));
        recorder.add(sighting);
        return sighting;
    }

    private Optional<Answer> send(Question question, URI where, Call call) {
        var answer = deployment.send(who, where, call);
        recorder.ask(question, answer.isPresent());
        return answer;
    }

    private Optional<Told> outcome(Write write, Answer answer) {
        if (!answer.isDone() && !answer.isRefusal()) {
            return unclear(write, answer, "");
        }
        try {
            if (answer.isDone()) {
                var figures = figures(answer.json());
                var sighting = new Sighting(
                        write.portfolioId(), answer.span(), Demand.NONE, seq(figures), Figures.of(figures));
                var told = told(write, answer, Fate.committed, answer.json());
                recorder.add(sighting);
                return told;
            }
            var fate = answer.code().equals("key_cancelled") ? Fate.cancelled : Fate.rejected;
            return told(write, answer, fate, answer.json());
        } catch (Unclear e) {
            return unclear(write, answer, e.getMessage());
        }
    }

    private Optional<Told> retold(Write write, Answer answer) {
        if (!answer.isDone()) {
            return unclear(write, answer, "");
        }
        try {
            var fate = Fate.valueOf(answer.json().path("result").asText());
            return told(write, answer, fate, answer.json().path("response"));
        } catch (IllegalArgumentException | Unclear e) {
            return unclear(write, answer, e.getMessage());
        }
    }

    /// As text, because there are many.
    private Optional<Told> told(Write write, Answer answer, Fate fate, JsonNode first) {
        var told = switch (fate) {
            case committed ->
                new Told(
                        write,
                        answer.span(),
                        fate,
                        seq(figures(first)),
                        "",
                        first.toString(),
                        first.has("proceeds") ? Cents.of(first.get("proceeds")) : null,
                        first.path("trade").path("action").asText(null));
            case rejected, cancelled ->
                new Told(write, answer.span(), fate, 0, first.path("code").asText(), first.toString());
            case unknown, unclear -> new Told(write, answer.span(), fate, 0, "", null);
        };
        recorder.add(told);
        return Optional.of(told);
    }

    private Optional<Told> unclear(Write write, Answer answer, String why) {
        recorder.addStrange(
                "%s was answered %s %s".formatted(write, answer, why).strip());
        return told(write, answer, Fate.unclear, answer.json());
    }

    private static JsonNode figures(JsonNode first) {
        return first.has("portfolio") ? first.get("portfolio") : first;
    }

    private static long seq(JsonNode figures) {
        long seq = figures.path("seq").asLong();
        if (seq < 1) {
            throw new Unclear("it tells no seq");
        }
        return seq;
    }

    private static String request(Write write) {
        return path(write) + "/requests/" + write.key();
    }

    private static String path(Write write) {
        return "/v1/portfolios/" + write.portfolioId();
    }
}
