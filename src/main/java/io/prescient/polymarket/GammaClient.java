package io.prescient.polymarket;

import io.prescient.http.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Asks Gamma for pages. It trusts the venue in nothing: time, size and shape of an answer are bounded, and what goes
/// wrong for a while is tried again.
@ApplicationScoped
class GammaClient {
    private final GammaSettings settings;
    private final Clock clock;
    private final Vertx vertx;
    private final HttpClient http;

    @Inject
    GammaClient(Vertx vertx, GammaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) settings.stallTimeout().toMillis()));
    }

    /// The page at a path with its query, or at another one as long as the failure asks for that.
    Uni<GammaPage> page(Supplier<String> path, Predicate<Throwable> elsewhere) {
        return Uni.createFrom()
                .deferred(() -> page(path.get()))
                .onFailure(elsewhere)
                .retry()
                .atMost(settings.paths().size());
    }

    private Uni<GammaPage> page(String path) {
        return Uni.createFrom()
                .deferred(() -> attempt(path))
                .onFailure()
                .transform(e -> known(e).of("GET " + path))
                .onFailure()
                .retry()
                .when(new RetryBackoff(settings)::waits);
    }

    private Uni<GammaPage> attempt(String path) {
        var options = new RequestOptions()
                .setAbsoluteURI(settings.url() + path)
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .putHeader(HttpHeaders.USER_AGENT, "prescient");
        return http.request(options)
                .chain(this::exchange)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answer -> answer.page(clock.instant()));
    }

    /// A request that takes too long is reset, and so is one whose answer was not wanted to its end.
    private Uni<GammaAnswer> exchange(HttpClientRequest request) {
        long timer = vertx.setTimer(settings.timeout().toMillis(), _ -> request.reset());
        return request.send().chain(this::read).onTermination().invoke((answer, _, _) -> {
            vertx.cancelTimer(timer);
            if (answer == null) {
                request.reset();
            }
        });
    }

    private Uni<GammaAnswer> read(HttpClientResponse response) {
        return response.toMulti()
                .collect()
                .in(Buffer::buffer, this::append)
                .map(body -> new GammaAnswer(
                        response.statusCode(),
                        response.getHeader(HttpHeaders.RETRY_AFTER),
                        response.getHeader(HttpHeaders.CONTENT_ENCODING),
                        body,
                        settings.maxBytes()));
    }

    private void append(Buffer body, Buffer more) {
        if (body.length() + more.length() > settings.maxBytes()) {
            throw GammaAnswer.tooLarge(settings.maxBytes());
        }
        body.appendBuffer(more);
    }

    /// Whatever else fails is a matter of connections, and passes.
    private static GammaFailure known(Throwable failure) {
        return switch (failure) {
            case GammaFailure known -> known;
            case ProblemException unreadable -> GammaFailure.passing("no page of events: " + unreadable.getMessage());
            case StreamResetException _ -> GammaFailure.passing("no whole answer in time");
            default -> GammaFailure.passing("the connection failed: " + failure.getMessage());
        };
    }
}
