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

/// The replicas of the checked deployment, over HTTP.
final class Deployment implements AutoCloseable {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String PORTFOLIO_SEQ = "Portfolio-Seq";
    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STREAM_START_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<URI> urls;
    private final Deadline deadline;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(threads)
            .build();

    Deployment(List<URI> urls, Deadline deadline) {
        this.urls = urls;
        this.deadline = deadline;
    }

    List<URI> urls() {
        return urls;
    }

    URI randomReplica(RandomGenerator random) {
        return urls.get(random.nextInt(urls.size()));
    }

    /// Empty if there is no usable response: the request may then have been executed or not.
    Optional<JsonResponse> send(String client, URI replica, JsonRequest request) {
        long start = deadline.now();
        return exchange(replica, request)
                .filter(response -> response.statusCode() < 500)
                .flatMap(response -> parse(new CallSpan(client, replica, start, deadline.now()), response));
    }

    private static Optional<JsonResponse> parse(CallSpan span, HttpResponse<String> response) {
        try {
            long seq = response.headers()
                    .firstValue(PORTFOLIO_SEQ)
                    .map(Deployment::seq)
                    .orElse(0L);
            return Optional.of(new JsonResponse(span, response.statusCode(), seq, JSON.readTree(response.body())));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static long seq(String header) {
        try {
            return Long.parseLong(header);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /// Any response. Empty if there is no connection or no complete response in time.
    Optional<HttpResponse<String>> exchange(URI replica, JsonRequest request) {
        try {
            return Optional.of(completeResponse(httpRequest(replica, request), timeout(request)));
        } catch (ExecutionException | TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new InconclusiveException("the check was interrupted", e);
        }
    }

    /// HttpRequest's own timeout ends with the response's headers; a replica may freeze in the middle of the body.
    private HttpResponse<String> completeResponse(HttpRequest request, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        var response = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return response.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            var _ = response.cancel(true);
        }
    }

    /// The request's timeout, but at most a second beyond the deadline.
    private Duration timeout(JsonRequest request) {
        var remaining = deadline.remaining(MIN_TIMEOUT);
        return remaining.compareTo(request.timeout()) < 0 ? remaining : request.timeout();
    }

    /// Sends a request to these replicas, one after the other, until a response is accepted or the deadline expires.
    /// It makes at least one attempt.
    Optional<JsonResponse> sendUntil(
            Predicate<JsonResponse> accepted, String client, List<URI> replicas, JsonRequest request) {
        int attempts = 0;
        do {
            var response = send(client, replicas.get(attempts % replicas.size()), request);
            if (response.filter(accepted).isPresent()) {
                return response;
            }
            Deadline.sleep(PAUSE);
            attempts++;
        } while (!deadline.isExpired());
        return Optional.empty();
    }

    /// Opens a portfolio's stream.
    ///
    /// @param afterSeq where it resumes; 0 starts with a snapshot
    HttpResponse<InputStream> openStream(URI replica, long portfolioId, long afterSeq) throws IOException {
        var request = HttpRequest.newBuilder(replica.resolve(CheckedPortfolio.path(portfolioId) + "/stream"))
                .header("Accept", "text/event-stream")
                .timeout(STREAM_START_TIMEOUT);
        if (afterSeq > 0) {
            request.header("Last-Event-ID", "" + afterSeq);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw new InconclusiveException("the check was interrupted", e);
        }
    }

    private static HttpRequest httpRequest(URI replica, JsonRequest request) {
        var builder = HttpRequest.newBuilder(replica.resolve(request.path()))
                .header("Accept", "application/json, application/problem+json");
        if (request.key() != null) {
            builder.header("Idempotency-Key", request.key());
        }
        if (request.body() == null) {
            return builder.method(request.method(), BodyPublishers.noBody()).build();
        }
        return builder.header("Content-Type", "application/json")
                .method(request.method(), BodyPublishers.ofString(request.body().toString()))
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
