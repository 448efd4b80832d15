package io.prescient.polymarket;

import io.prescient.http.ProblemException;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.StreamResetException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Fetches pages from Gamma. Time and size of every response are bounded, and temporary failures are retried.
@ApplicationScoped
class GammaClient {
    private final GammaSettings settings;
    private final Clock clock;
    private final GammaApi api;
    private final TypedGuard<Uni<GammaPage>> retries;

    @Inject
    GammaClient(GammaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(settings.url())
                .userAgent("prescient")
                .enableCompression(true)
                .disableDefaultMapper(true)
                .httpClientOptionsCustomizer(this::boundSilence)
                .httpClientRequestCustomizer(this::boundSize)
                .build(GammaApi.class);
        this.retries = TypedGuard.create(new TypeLiteral<Uni<GammaPage>>() {})
                .withRetry()
                .maxRetries(settings.maxAttempts() - 1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .whenException(GammaFailure::isTemporary)
                .withCustomBackoff()
                .strategy(() -> new RetryBackoff(settings))
                .done()
                .done()
                .build();
    }

    /// Fetches the page at a path with its query. After a failure that the predicate accepts, the page is
    /// fetched from the path that the supplier returns then.
    Uni<GammaPage> page(Supplier<String> path, Predicate<Throwable> hasOtherPath) {
        return Uni.createFrom()
                .deferred(() -> page(path.get()))
                .onFailure(hasOtherPath)
                .retry()
                .atMost(settings.paths().size());
    }

    private Uni<GammaPage> page(String path) {
        return retries.get(() -> fetch(path))
                .onFailure(GammaFailure::isTemporary)
                .transform(e -> GammaFailure.permanent(
                        e.getMessage() + "; given up after " + settings.maxAttempts() + " attempts"));
    }

    /// Mutiny bounds the time of the whole response, because the timeout of SmallRye Fault Tolerance leaves the
    /// request open. Parsing a large page takes too long for an event loop.
    private Uni<GammaPage> fetch(String path) {
        return api.get(settings.url() + path)
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> GammaFailure.temporary("no complete response within " + settings.timeout()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(response -> GammaResponse.page(response, settings.maxBytes(), clock.instant()))
                .onFailure()
                .transform(e -> failure(e).withRequest("GET " + path));
    }

    /// The read timeout of the REST client ends with the response headers; this one also covers the body.
    private void boundSilence(HttpClientOptions options) {
        options.setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) settings.stallTimeout().toMillis());
    }

    /// The REST client buffers a response of any size. This resets the request as soon as the unpacked body
    /// exceeds the bound.
    private void boundSize(HttpClientRequest request) {
        request.response().onSuccess(response -> {
            var received = new AtomicLong();
            response.handler(chunk -> {
                if (received.addAndGet(chunk.length()) > settings.maxBytes()) {
                    request.reset(0, GammaFailure.tooLarge(settings.maxBytes()));
                }
            });
        });
    }

    private static GammaFailure failure(Throwable failure) {
        return switch (failure) {
            case GammaFailure known -> known;
            case StreamResetException reset when reset.getCause() instanceof GammaFailure cause -> cause;
            case ProblemException unreadable -> GammaFailure.temporary("no page of events: " + unreadable.getMessage());
            default -> GammaFailure.temporary("the connection failed: " + failure.getMessage());
        };
    }
}
