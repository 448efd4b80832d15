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

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/signals/archive")
@Cancellable(false)
@Tag(name = "Signals")
public class SignalArchiveResource {
    @Inject
    SignalArchiver archive;

    @Inject
    Clock clock;

    /// What to archive.
    @Schema(name = "ArchiveRequest", examples = """
                    {"until": "2026-01-01T00:00:00Z"}""")
    public record Wanted(
            @Schema(description = "Signals created before it; default: the beginning of this month (UTC)")
            Instant until) {}

    /// How many signals were archived.
    public record Archived(Instant until, long archivedCount) {}

    @POST
    @Operation(
            summary = "Archive decided signals of past months",
            description = "The service does it every night by itself. Archived signals stay readable.")
    public Uni<Archived> run(@RequestBody(required = false) Wanted wanted) {
        var before = wanted == null || wanted.until == null ? archive.startOfMonth() : wanted.until;
        if (before.isAfter(clock.instant())) {
            throw FieldError.problem("until", "must not lie in the future").asException();
        }
        return archive.archive(before).map(count -> new Archived(before, count));
    }
}
