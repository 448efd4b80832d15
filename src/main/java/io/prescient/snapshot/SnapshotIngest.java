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

/// Reads observations from a body of any length and stores them in batches. While one batch is written, at most one
/// more is read. After that the client has to wait.
@ApplicationScoped
public class SnapshotIngest {
    private static final int BATCHES_AHEAD = 1;
    private static final MediaType NDJSON = MediaType.valueOf(RestMediaType.APPLICATION_NDJSON);

    @Inject
    StrictJsonReader strictReader;

    @Inject
    Clock clock;

    @Inject
    SnapshotInsertRepository insertRepository;

    /// Stores the observations of a request. It fails with `unreadable_body` if the body could not be read to its end.
    Uni<IngestResult> store(HttpServerRequest request) {
        var batcher = new SnapshotBatcher(
                isNdjson(request) ? NdjsonSplitter::new : JsonArraySplitter::new, strictReader, clock);
        return body(request)
                .onFailure()
                .invoke(batcher::abort)
                .onFailure()
                .recoverWithCompletion()
                .onItem()
                .transformToIterable(chunk -> batcher.read(chunk.getBytes()))
                .onCompletion()
                .continueWith(batcher::end)
                .emitOn(Runnable::run, BATCHES_AHEAD)
                .onItem()
                .transformToUniAndConcatenate(batch -> insertRepository.write(batch, PriceSource.api))
                .collect()
                .in(Total::new, Total::add)
                .map(total -> batcher.answer(total.sum));
    }

    /// Stores imported observations in one transaction. Rejections contain the number of the observation in the list,
    /// from 1.
    public Uni<IngestResult> store(List<Observation> observations) {
        Instant now = clock.instant();
        var batch = new SnapshotBatch(now);
        for (int i = 0; i < observations.size(); i++) {
            try {
                batch.add(i + 1L, observations.get(i).toRow(now));
            } catch (ProblemException e) {
                batch.reject(i + 1L, e.problem());
            }
        }
        return insertRepository.write(batch, PriceSource.imports);
    }

    /// Returns whether the body is NDJSON. The resource accepts only two media types, but it also accepts a request
    /// without a content type.
    private static boolean isNdjson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            throw new NotSupportedException();
        }
        return MediaType.valueOf(type).isCompatible(NDJSON);
    }

    /// Returns the chunks of the body. A client that sends `Expect: 100-continue` gets `100 Continue` first.
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
