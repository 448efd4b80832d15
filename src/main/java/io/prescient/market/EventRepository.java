package io.prescient.market;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/// Reads events.
@ApplicationScoped
public class EventRepository {
    private static final SortOrder<Event> ORDER =
            new SortOrder<>("eventId", (condition, parameters) -> Event.find(condition, parameters));

    /// Returns the events of these ids. Unknown ids are left out.
    public static Uni<List<Event>> findByIds(Collection<String> eventIds) {
        return eventIds.isEmpty() ? Uni.createFrom().item(List.of()) : Event.list("eventId in ?1", eventIds);
    }

    static RuntimeException notFound(String eventId) {
        return Problem.notFound(ProblemCode.event_not_found, "event_id", eventId)
                .asException();
    }

    @WithSession
    public Uni<EventView> one(String eventId) {
        return Event.<Event>findById(eventId)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(eventId))
                .map(EventView::of);
    }

    @WithSession
    public Uni<Page<EventView>> page(ListingFilter filter, Paging page) {
        return ORDER.page(filter, page, EventView::of);
    }
}
