package io.prescient.polymarket;

import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Idempotency keys of imports.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class ImportKeysTest {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final String key = unique("k");

    @Inject
    Pool pool;

    @Test
    void replaysImportForRepeatedPage() {
        var page = Imports.page(event(unique("e"), market(unique("m"), "0.5", "0.5")));
        var first = post(key, page);
        assertEquals(201, first.statusCode());
        assertNull(first.header(REPLAYED));
        // The same JSON with other whitespace is the same request.
        for (String again : List.of(page, page.replace("{", "{\n "))) {
            var replay = post(key, again);
            assertEquals(201, replay.statusCode());
            assertEquals("true", replay.header(REPLAYED));
            assertEquals(first.asString(), replay.asString());
            assertEquals(first.header("Location"), replay.header("Location"));
        }
        assertNotEquals(id(first), id(post(unique("k"), page)));
        assertNotEquals(id(first), id(Api.send("POST", "/v1/imports", page)));
    }

    @Test
    void rejectsKeyOfOtherRequest() {
        var first = post(key, Imports.page(event(unique("e"))));
        for (String other : new String[] {"[]", Imports.page(event(unique("e"))), null}) {
            var conflict = assertProblem(post(key, other), 409, "idempotency_conflict");
            assertEquals(first.jsonPath().getString("started_at"), conflict.getString("first_used_at"));
            assertEquals("import", conflict.getString("first_type"));
        }
        assertProblem(post(key, "[{"), 400, "unreadable_body");
    }

    @Test
    void rejectedBodyDoesNotUseKey() {
        assertProblem(post(key, "{}"), 400, "validation_failed");
        var first = post(key, "[]");
        assertEquals(201, first.statusCode());
        assertNull(first.header(REPLAYED));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "signal-1"})
    void validatesKey(String bad) {
        for (String body : new String[] {"[]", null}) {
            assertNames(assertProblem(post(bad, body), 400, "validation_failed"), "Idempotency-Key");
        }
        assertNames(assertProblem(post("k".repeat(256), "[]"), 400, "validation_failed"), "Idempotency-Key");
        assertEquals(201, post(key + "k".repeat(255 - key.length()), "[]").statusCode());
    }

    @Test
    void concurrentPagesOfOneKeyAreOneImport() throws Exception {
        var page = Imports.page(event(unique("e"), market(unique("m"), "0.5", "0.5")));
        var answers = race(20, page);
        assertEquals(1, answers.stream().map(ImportKeysTest::id).distinct().count());
        assertEquals(19, answers.stream().filter(ImportKeysTest::isReplay).count());
        for (var answer : answers) {
            int status = answer.statusCode();
            boolean runs = answer.jsonPath().getString("status").equals("running");
            assertEquals(runs ? 202 : 201, status);
        }
        assertEquals("finished", Imports.awaitEnd(id(answers.getFirst())).getString("status"));
    }

    @Test
    void concurrentDifferentPagesOfOneKeyConflict() throws Exception {
        var posts = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 20; i++) {
            var page = Imports.page(event(unique("e")));
            posts.add(() -> post(key, page));
        }
        var answers = Api.race(posts);
        assertEquals(
                1, answers.stream().filter(answer -> answer.statusCode() == 201).count());
        assertEquals(
                19,
                answers.stream().filter(answer -> answer.statusCode() == 409).count());
    }

    @Test
    void fetchesOfOneKeyAreOneImport() throws Exception {
        try (var _ = GammaStub.inSequence(GammaStub.page("[]"))) {
            var answers = race(20, null);
            assertEquals(1, answers.stream().map(ImportKeysTest::id).distinct().count());
            assertEquals(19, answers.stream().filter(ImportKeysTest::isReplay).count());
            answers.forEach(answer -> assertEquals(202, answer.statusCode()));
            long id = id(answers.getFirst());
            assertEquals("finished", Imports.awaitEnd(id).getString("status"));
            var late = post(key, null);
            late.then().statusCode(202).body("status", equalTo("finished"));
            assertEquals(id + " true", id(late) + " " + late.header(REPLAYED));
        }
    }

    @Test
    void rejectedFetchDoesNotUseKey() throws Exception {
        var go = new CountDownLatch(1);
        try (var _ = GammaStub.replying(exchange -> {
            assertTrue(go.await(5, TimeUnit.SECONDS));
            GammaStub.send(exchange, 200, "[]");
        })) {
            var running = id(post(unique("k"), null));
            assertProblem(post(key, null), 409, "import_running");
            go.countDown();
            Imports.awaitEnd(running);
            var begun = post(key, null);
            assertEquals(202, begun.statusCode());
            assertNull(begun.header(REPLAYED));
            Imports.awaitEnd(id(begun));
        }
    }

    /// Its client received an error, if any response. A failed fetch was accepted with 202 and keeps its key.
    @Test
    void reimportsPageAfterFailedImport() {
        var page = Imports.page(event(unique("e")));
        for (String status : List.of("failed", "abandoned")) {
            var first = id(post(key, page));
            pool.preparedQuery("UPDATE imports SET status = $2, error = 'x' WHERE import_id = $1")
                    .execute(Tuple.of(first, status))
                    .await()
                    .atMost(Duration.ofSeconds(5));
            for (String other : new String[] {"[]", Imports.page(event(unique("e"))), null}) {
                assertProblem(post(key, other), 409, "idempotency_conflict");
            }
            var again = post(key, page);
            again.then().statusCode(201).body("status", equalTo("finished"));
            assertNotEquals(first, id(again));
            assertNull(again.header(REPLAYED));
        }
    }

    private List<Response> race(int clients, String body) throws Exception {
        var posts = new ArrayList<Callable<Response>>();
        for (int i = 0; i < clients; i++) {
            posts.add(() -> post(key, body));
        }
        return Api.race(posts);
    }

    private static Response post(String key, String body) {
        return Api.send("POST", "/v1/imports", body, "Idempotency-Key", key);
    }

    private static boolean isReplay(Response answer) {
        return "true".equals(answer.header(REPLAYED));
    }

    private static long id(Response answer) {
        return answer.jsonPath().getLong("import_id");
    }
}
