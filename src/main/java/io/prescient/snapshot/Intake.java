package io.prescient.snapshot;

import io.prescient.web.Checked;
import io.prescient.web.Code;
import io.prescient.web.Problem;
import io.prescient.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Turns the bytes of one body into batches of observations.
final class Intake implements Splitter.Sink {
    private final Checked checked;
    private final Clock clock;
    private final Splitter splitter;
    private Batch batch;
    private boolean brokenOff;

    Intake(Function<Splitter.Sink, Splitter> splitter, Checked checked, Clock clock) {
        this.checked = checked;
        this.clock = clock;
        this.splitter = splitter.apply(this);
        // The first bytes are written as they come, so that a client that sends a line now and then is not kept
        // waiting.
        this.batch = new Batch(Instant.EPOCH);
    }

    /// The batch that these bytes fill, if they do.
    List<Batch> read(byte[] chunk) {
        splitter.feed(chunk);
        return batch.isDue(clock.instant()) ? List.of(next()) : List.of();
    }

    void breakOff() {
        brokenOff = true;
    }

    /// The last batch.
    List<Batch> end() {
        splitter.end();
        return List.of(next());
    }

    /// The answer, once all is written.
    ///
    /// @throws ProblemException if the body could not be read to its end
    Ingested answer(Ingested sum) {
        var total = splitter instanceof Elements ? sum.inArray() : sum;
        String flaw = brokenOff ? "The body broke off" : splitter.flaw();
        if (flaw != null) {
            throw total.but(flaw).asException();
        }
        return total;
    }

    @Override
    public void take(long number, byte[] piece) {
        try {
            batch.add(number, observation(piece));
        } catch (ProblemException e) {
            batch.reject(number, e.problem());
        }
    }

    @Override
    public void refuse(long number, String reason) {
        batch.reject(number, Problem.of(Code.unreadable_body, "The line or element " + reason));
    }

    private Observation observation(byte[] piece) {
        Instant now = clock.instant();
        var observation = checked.read(piece, Observation.class).completed(now);
        Observation.requirePast("timestamp", observation.timestamp(), now);
        return observation;
    }

    private Batch next() {
        var full = batch;
        batch = new Batch(clock.instant());
        return full;
    }
}
