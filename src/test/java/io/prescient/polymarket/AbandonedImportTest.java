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

/// Scheduled imports and imports without a heartbeat.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class AbandonedImportTest {
    @Inject
    Pool pool;

    @Inject
    ImportRepository imports;

    @Inject
    ImportRunner runner;

    @Test
    void abandonsImportOfDeadReplica() throws IOException {
        long silent = insertSilentImport("31 seconds");
        try (var _ = GammaStub.inSequence(GammaStub.page("[]"))) {
            assertEquals("finished", Imports.fetch().getString("status"));
        }
        Api.get("/v1/imports/" + silent)
                .body("status", equalTo("abandoned"))
                .body("error", containsString("last heartbeat at"));
    }

    @Test
    void keepsImportWithRecentHeartbeat() {
        long quiet = insertSilentImport("25 seconds");
        Api.send("POST", "/v1/imports", null).then().statusCode(409).body("import_id", equalTo((int) quiet));
        Api.get("/v1/imports/" + quiet).body("status", equalTo("running"));
        imports.finish(quiet, ImportStatus.failed, "the test has ended").await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void rejectsCountsAfterEnd() {
        long id = imports.startUpload(ImportService.KeyedRequest.WITHOUT_KEY)
                .await()
                .atMost(Duration.ofSeconds(5));
        imports.finish(id, ImportStatus.abandoned, "gone").await().atMost(Duration.ofSeconds(5));
        var late =
                imports.addCounts(id, ImportCounts.ofPage()).onItemOrFailure().transform((_, e) -> e);
        assertNotNull(late.await().atMost(Duration.ofSeconds(5)));
        imports.finish(id, ImportStatus.finished, null).await().atMost(Duration.ofSeconds(5));
        Api.get("/v1/imports/" + id).body("status", equalTo("abandoned")).body("page_count", equalTo(0));
    }

    @Test
    void startsScheduledImportWhenDue() throws IOException {
        var event = unique("e");
        try (var _ = GammaStub.inSequence(GammaStub.page(Imports.page(event(event))), GammaStub.page("[]"))) {
            long before = newestId();
            startDueImport(Optional.empty());
            assertEquals(before, newestId(), "off by default");
            startDueImport(Optional.of(Duration.ofMillis(1)));
            assertEquals("finished", Imports.awaitEnd(newestId()).getString("status"));
            startDueImport(Optional.of(Duration.ofHours(1)));
            assertEquals(before + 1, newestId(), "not due for an hour");
        }
        Api.get("/v1/events/" + event).statusCode(200);
    }

    @Test
    void startsDueImportOnce() {
        var first = imports.startFetchIfDue(Duration.ofMillis(1)).await().atMost(Duration.ofSeconds(5));
        assertNotNull(first);
        assertNull(imports.startFetchIfDue(Duration.ofMillis(1)).await().atMost(Duration.ofSeconds(5)));
        imports.finish(first, ImportStatus.finished, null).await().atMost(Duration.ofSeconds(5));
    }

    private void startDueImport(Optional<Duration> every) {
        new ImportSchedule(new TestGammaSettings(50, 10, 5, every), imports, runner)
                .startDueImport()
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private long insertSilentImport(String time) {
        return pool.preparedQuery(
                        "INSERT INTO imports (source, heartbeat_at) VALUES ('polymarket', now() - $1::text::interval)"
                                + " RETURNING import_id")
                .execute(Tuple.of(time))
                .map(rows -> rows.iterator().next().getLong("import_id"))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private static long newestId() {
        List<Integer> ids = Api.get("/v1/imports?limit=1").extract().path("items.import_id");
        return ids.isEmpty() ? 0 : ids.getFirst();
    }
}
