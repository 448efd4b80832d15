package io.prescient.venue;

import io.prescient.venue.VenueFailure.Kind;
import io.prescient.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/// Asks Gamma for pages. It trusts the venue in nothing: time, size and shape of an answer are bounded, and what goes
/// wrong for a while is tried again.
@ApplicationScoped
class GammaClient {
    private final GammaSettings settings;
    private final Clock clock;
    private final HttpClient http;

    @Inject
    GammaClient(Vertx vertx, GammaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setDecompressionSupported(true));
    }

    /// The page at a path with its query.
    Uni<GammaPage> page(String path) {
        return Uni.createFrom()
                .deferred(() -> attempt(path))
                .onFailure()
                .transform(e -> known(e).of("GET " + path))
                .onFailure()
                .retry()
                .when(new Patience(settings)::waits);
    }

    private Uni<GammaPage> attempt(String path) {
        var options = new RequestOptions()
                .setAbsoluteURI(settings.url() + path)
                .setIdleTimeout(settings.stallTimeout().toMillis())
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "prescient");
        return http.request(options)
                .chain(this::exchange)
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> VenueFailure.passing("no whole answer within " + settings.timeout()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answer -> answer.page(clock));
    }

    /// A connection whose answer was not read to its end serves nobody any more.
    private Uni<Answer> exchange(HttpClientRequest request) {
        return request.send().chain(this::read).onTermination().invoke((answer, _, _) -> {
            if (answer == null) {
                request.reset();
            }
        });
    }

    private Uni<Answer> read(HttpClientResponse response) {
        return response.toMulti()
                .collect()
                .in(Buffer::buffer, this::append)
                .map(body -> new Answer(response.statusCode(), response.getHeader(HttpHeaders.RETRY_AFTER), body));
    }

    private void append(Buffer body, Buffer more) {
        if (body.length() + more.length() > settings.maxBytes()) {
            throw VenueFailure.lasting("the answer exceeds %d bytes".formatted(settings.maxBytes()));
        }
        body.appendBuffer(more);
    }

    /// Whatever else fails is a matter of connections, and passes.
    private static VenueFailure known(Throwable failure) {
        return switch (failure) {
            case VenueFailure known -> known;
            case ProblemException unreadable -> VenueFailure.passing("no page of events: " + unreadable.getMessage());
            default -> VenueFailure.passing("the connection failed: " + failure.getMessage());
        };
    }

    private record Answer(int status, String retryAfter, Buffer body) {
        GammaPage page(Clock clock) {
            if (status == 200) {
                return GammaPage.read(body.getBytes());
            }
            boolean passing = status == 429 || status >= 500;
            var kind = passing ? Kind.passing : status == 404 ? Kind.unknown_path : Kind.lasting;
            throw new VenueFailure(
                    kind, "answered %d %s".formatted(status, start()), RetryAfter.parse(retryAfter, clock.instant()));
        }

        /// What the venue had to say, as far as it fits into a line.
        private String start() {
            var text = body.getString(0, Math.min(body.length(), 200));
            return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        }
    }
}
