package io.prescient.signal;

import io.prescient.http.FieldError;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/signals/archive")
@Cancellable(false)
@Tag(name = "Signals")
public class SignalArchiveResource {
    @Inject
    SignalArchiver archiver;

    @Inject
    SignalArchiveRepository repository;

    @Inject
    Clock clock;

    /// The signals to archive.
    @Schema(name = "ArchiveRequest", examples = """
                    {"until": "2026-01-01T00:00:00Z"}""")
    public record Request(
            @Schema(description = "Archives signals created before this time; default: the start of this month (UTC)")
            @Nullable
            Instant until) {}

    /// The number of signals that were archived.
    public record Archived(Instant until, long archivedCount) {}

    @POST
    @Operation(
            summary = "Archive the executed, rejected and expired signals of past months",
            description = "The server does this every night at 00:10 UTC. You can still read archived signals.")
    public Uni<Archived> run(@RequestBody(required = false) @Nullable Request request) {
        var before = request == null || request.until == null ? archiver.startOfMonth() : request.until;
        if (before.isAfter(clock.instant())) {
            throw FieldError.problem("until", "must not be in the future").asException();
        }
        return repository.archive(before).map(count -> new Archived(before, count));
    }
}
