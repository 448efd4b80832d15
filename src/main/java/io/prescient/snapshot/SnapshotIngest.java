package io.prescient.snapshot;

import io.prescient.http.ProblemException;
import io.prescient.http.StrictJsonReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

/// Reads observations from a body of any length and stores them batch by batch. While a batch is written the next one
/// is read, and no more: then the client waits.
@ApplicationScoped
public class SnapshotIngest {
    private static final int BATCHES_AHEAD = 1;
    private static final MediaType NDJSON = MediaType.valueOf(RestMediaType.APPLICATION_NDJSON);

    @Inject
    StrictJsonReader checked;

    @Inject
    Clock clock;

    @Inject
    SnapshotInsertRepository writer;

    /// The answer is a problem if the body could not be read to its end.
    Uni<IngestResult> store(HttpServerRequest request) {
        var intake =
                new SnapshotBatcher(isLines(request) ? NdjsonSplitter::new : JsonArraySplitter::new, checked, clock);
        return body(request)
                .onFailure()
                .invoke(intake::breakOff)
                .onFailure()
                .recoverWithCompletion()
                .onItem()
                .transformToIterable(chunk -> intake.read(chunk.getBytes()))
                .onCompletion()
                .continueWith(intake::end)
                .emitOn(Runnable::run, BATCHES_AHEAD)
                .onItem()
                .transformToUniAndConcatenate(batch -> writer.write(batch, PriceSource.api))
                .collect()
                .in(Total::new, Total::add)
                .map(total -> intake.answer(total.sum));
    }

    /// Stores what was imported, in one transaction; a bad one is told by its number, from 1.
    public Uni<IngestResult> store(List<Observation> observations) {
        Instant now = clock.instant();
        var batch = new SnapshotBatch(now);
        for (int i = 0; i < observations.size(); i++) {
            var observation = observations.get(i).completed(now);
            try {
                Observation.requirePast("timestamp", observation.timestamp(), now);
                batch.add(i + 1L, observation);
            } catch (ProblemException e) {
                batch.reject(i + 1L, e.problem());
            }
        }
        return writer.write(batch, PriceSource.imports);
    }

    /// The resource lets only two media types pass, but also a request that names none.
    private static boolean isLines(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            throw new NotSupportedException();
        }
        return MediaType.valueOf(type).isCompatible(NDJSON);
    }

    /// The bytes as they come; a client that asked whether it may send them is told to.
    private static Multi<Buffer> body(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        return request.toMulti();
    }

    private static final class Total {
        private IngestResult sum = IngestResult.NOTHING;

        void add(IngestResult batch) {
            sum = sum.plus(batch);
        }
    }
}
