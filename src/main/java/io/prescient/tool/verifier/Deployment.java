package io.prescient.tool.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// The replicas, over HTTP and in no other way.
final class Deployment implements AutoCloseable {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String SEEN = "Portfolio-Seq";
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration BEGIN_OF_STREAM = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<URI> urls;
    private final Deadline watch;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();

    Deployment(List<URI> urls, Deadline watch) {
        this.urls = urls;
        this.watch = watch;
    }

    List<URI> urls() {
        return urls;
    }

    URI any(RandomGenerator dice) {
        return urls.get(dice.nextInt(urls.size()));
    }

    /// Nothing if there was no answer that says anything: then nobody knows what became of the request.
    Optional<HttpAnswer> send(String who, URI where, HttpCall call) {
        long from = watch.now();
        return answer(where, call)
                .filter(answer -> answer.statusCode() < 500)
                .flatMap(answer -> read(new CallSpan(who, where, from, watch.now()), answer));
    }

    private static Optional<HttpAnswer> read(CallSpan span, HttpResponse<String> answer) {
        try {
            long seen = answer.headers().firstValue(SEEN).map(Deployment::seq).orElse(0L);
            return Optional.of(new HttpAnswer(span, answer.statusCode(), seen, JSON.readTree(answer.body())));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /// Whatever is answered there. Nothing if there is no connection, or no whole answer in time.
    Optional<HttpResponse<String>> answer(URI where, HttpCall call) {
        try {
            return Optional.of(whole(request(where, call), timeout(call)));
        } catch (ExecutionException | TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new InconclusiveException("The check was interrupted", e);
        }
    }

    /// The client's own timeout ends with the head of the answer; a replica may be frozen in the middle of the body.
    private HttpResponse<String> whole(HttpRequest request, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        var answering = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answering.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            var _ = answering.cancel(true);
        }
    }

    /// No request outlives the patience by much.
    private Duration timeout(HttpCall call) {
        var left = watch.left(LEAST);
        return left.compareTo(call.timeout()) < 0 ? left : call.timeout();
    }

    /// Sends it again and again, to each of these replicas in turn, until one answers so or patience runs out; once at
    /// least.
    Optional<HttpAnswer> insist(String who, List<URI> replicas, HttpCall call, Predicate<HttpAnswer> until) {
        int attempts = 0;
        do {
            var answer = send(who, replicas.get(attempts % replicas.size()), call);
            if (answer.filter(until).isPresent()) {
                return answer;
            }
            Deadline.sleep(PAUSE);
            attempts++;
        } while (watch.isPatient());
        return Optional.empty();
    }

    /// A stream that goes on after a seq; 0 begins with a snapshot.
    HttpResponse<InputStream> stream(URI where, long portfolioId, long after) throws IOException {
        var request = HttpRequest.newBuilder(where.resolve("/v1/portfolios/" + portfolioId + "/stream"))
                .header("Accept", "text/event-stream")
                .timeout(BEGIN_OF_STREAM);
        if (after > 0) {
            request.header("Last-Event-ID", "" + after);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw new InconclusiveException("The check was interrupted", e);
        }
    }

    private static long seq(String header) {
        try {
            return Long.parseLong(header);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static HttpRequest request(URI where, HttpCall call) {
        var request = HttpRequest.newBuilder(where.resolve(call.path()))
                .header("Accept", "application/json, application/problem+json");
        if (call.key() != null) {
            request.header("Idempotency-Key", call.key());
        }
        if (call.body() == null) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofString(call.body().toString()))
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
