package io.prescient.polymarket;

import static io.prescient.polymarket.GammaStub.page;
import static io.prescient.polymarket.Imports.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.polymarket.GammaStub.Reply;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Events of a test, which imports look up by id once they are not listed any more.
abstract class LookupTestBase {
    static final Reply END = page("[]");

    final List<String> events = new ArrayList<>();

    @Inject
    Pool pool;

    @BeforeEach
    @AfterEach
    void uncheckEvents() {
        Imports.uncheckEvents(pool);
    }

    /// A new id, which is added to the events of the test.
    final String newEvent() {
        var id = "" + ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000);
        events.add(id);
        return id;
    }

    static Map<String, Object> closedEvent(String id, Object... markets) {
        var event = event(id, markets);
        event.put("closed", true);
        return event;
    }

    /// Imports a list of these events.
    static void fetch(Object... events) throws IOException {
        try (var _ = GammaStub.listing(Imports.page(events))) {
            assertEquals("finished", Imports.fetch().getString("status"));
        }
    }
}
