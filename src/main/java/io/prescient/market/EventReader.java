package io.prescient.market;

import io.prescient.web.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class EventReader {
    @WithSession
    public Uni<EventView> one(String id) {
        return Event.known(id).map(EventView::of);
    }

    @WithSession
    public Uni<Page<EventView>> page(EventFilter filter, int limit, String after) {
        var by = filter.orderBy;
        var where = filter.where();
        Ranking.startAfter(where, by, "eventId", after);
        return Event.<Event>find(where.text() + Ranking.orderBy(by, "eventId"), where.parameters())
                .range(0, limit)
                .list()
                .map(events -> Page.of(events, limit, EventView::of, event -> cursor(by, event)));
    }

    private static String cursor(Ranking.By by, Event event) {
        return Ranking.cursor(by, event.volume, event.liquidity, event.endDate, event.eventId);
    }
}
