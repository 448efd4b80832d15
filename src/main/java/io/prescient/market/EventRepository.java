package io.prescient.market;

import io.prescient.http.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads events for the API.
@ApplicationScoped
public class EventRepository {
    @WithSession
    public Uni<EventView> one(String id) {
        return Event.requireExists(id).map(EventView::of);
    }

    @WithSession
    public Uni<Page<EventView>> page(EventFilter filter, int limit, String after) {
        var by = filter.orderBy;
        var where = filter.where();
        SortOrder.startAfter(where, by, "eventId", after);
        return Event.<Event>find(where.text() + SortOrder.orderBy(by, "eventId"), where.parameters())
                .range(0, limit)
                .list()
                .map(events -> Page.of(events, limit, EventView::of, event -> cursor(by, event)));
    }

    private static String cursor(SortOrder.By by, Event event) {
        return SortOrder.cursor(by, event.volume, event.liquidity, event.endDate, event.eventId);
    }
}
