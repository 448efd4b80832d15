package io.prescient.polymarket;

import static io.prescient.Api.unique;
import static io.prescient.polymarket.Imports.event;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What happens to imports by the clock.
@QuarkusTest
@WithTestResource(value = GammaPort.class, scope = TestResourceScope.GLOBAL)
class AbandonedImportTest {
    @Inject
    Pool pool;

    @Inject
    ImportRepository ledger;

    @Inject
    ImportRunner runner;

    @Test
    void anImportOfADeadReplicaDoesNotRunForEverNorKeepOthersFromIt() throws IOException {
        long silent = silentFor("31 seconds");
        try (var _ = GammaStub.inTurn(GammaStub.page("[]"))) {
            assertEquals("finished", Imports.fetched().getString("status"));
        }
        Api.get("/v1/imports/" + silent)
                .body("status", equalTo("abandoned"))
                .body("error", containsString("last heartbeat at"));
    }

    @Test
    void anImportThatWasHeardOfLatelyIsLeftAlone() {
        long quiet = silentFor("25 seconds");
        Api.send("POST", "/v1/imports", null).then().statusCode(409).body("import_id", equalTo((int) quiet));
        Api.get("/v1/imports/" + quiet).body("status", equalTo("running"));
        ledger.end(quiet, ImportStatus.failed, "the test is over").await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void whatComesAfterTheEndIsNotCounted() {
        long id = ledger.beginBody(ImportService.Asked.BY_NOBODY).await().atMost(Duration.ofSeconds(5));
        ledger.end(id, ImportStatus.abandoned, "gone").await().atMost(Duration.ofSeconds(5));
        var late = ledger.add(id, ImportCounts.ofPage()).onItemOrFailure().transform((_, e) -> e);
        assertNotNull(late.await().atMost(Duration.ofSeconds(5)));
        ledger.end(id, ImportStatus.finished, null).await().atMost(Duration.ofSeconds(5));
        Api.get("/v1/imports/" + id).body("status", equalTo("abandoned")).body("page_count", equalTo(0));
    }

    @Test
    void aScheduledImportBeginsWhenTheLastBeganLongEnoughAgo() throws IOException {
        var event = unique("e");
        try (var _ = GammaStub.inTurn(GammaStub.page(Imports.text(event(event))), GammaStub.page("[]"))) {
            long before = newest();
            importWhenDue(Optional.empty());
            assertEquals(before, newest(), "off by default");
            importWhenDue(Optional.of(Duration.ofMillis(1)));
            assertEquals("finished", Imports.ended(newest()).getString("status"));
            importWhenDue(Optional.of(Duration.ofHours(1)));
            assertEquals(before + 1, newest(), "not due for an hour");
        }
        Api.get("/v1/events/" + event).statusCode(200);
    }

    @Test
    void onlyOneOfManyBeginsADueImport() {
        var first = ledger.beginIfDue(Duration.ofMillis(1)).await().atMost(Duration.ofSeconds(5));
        assertNotNull(first);
        assertNull(ledger.beginIfDue(Duration.ofMillis(1)).await().atMost(Duration.ofSeconds(5)));
        ledger.end(first, ImportStatus.finished, null).await().atMost(Duration.ofSeconds(5));
    }

    private void importWhenDue(Optional<Duration> every) {
        new ImportSchedule(new TestSettings(50, 10, 5, every), ledger, runner)
                .importWhenDue()
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private long silentFor(String time) {
        return pool.preparedQuery(
                        "INSERT INTO imports (source, heartbeat_at) VALUES ('polymarket', now() - $1::text::interval)"
                                + " RETURNING import_id")
                .execute(Tuple.of(time))
                .map(rows -> rows.iterator().next().getLong("import_id"))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private static long newest() {
        List<Integer> ids = Api.get("/v1/imports?limit=1").extract().path("items.import_id");
        return ids.isEmpty() ? 0 : ids.getFirst();
    }
}
