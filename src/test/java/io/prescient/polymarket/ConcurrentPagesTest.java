package io.prescient.polymarket;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static org.hamcrest.Matchers.equalTo;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// The newest of pages that are imported at the same time wins.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class ConcurrentPagesTest {
    private final String event = unique("e");

    /// Twelve versions of a page with the same 15 markets in different orders. The newest resolves all as NO.
    @Test
    void newestOfConcurrentPagesWins() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 15; i++) {
            ids.add(unique("m"));
        }
        var posts = new ArrayList<Callable<Response>>();
        for (int age = 0; age < 12; age++) {
            var page = Imports.page(agedPage(ids, age));
            posts.add(() -> Api.send("POST", "/v1/imports", page));
        }
        Collections.shuffle(posts, new Random(7));
        for (var response : Api.race(posts)) {
            response.then().statusCode(201).body("status", equalTo("finished"));
        }
        Api.get("/v1/events/" + event).body("title", equalTo("age 0"));
        for (String id : ids) {
            Api.get("/v1/markets/" + id)
                    .body("question", equalTo("age 0"))
                    .body("status", equalTo("closed"))
                    .body("yes_price", equalTo("0.000000"));
            Api.get("/v1/settlement-proposals/" + id)
                    .body("outcome", equalTo("NO"))
                    .body("status", equalTo("open"))
                    .body("evidence.updatedAt", equalTo("2026-05-01T12:00:59Z"));
        }
    }

    private Map<String, Object> agedPage(List<String> ids, int age) {
        var time = "2026-05-01T12:00:%02dZ".formatted(59 - age);
        var markets = new ArrayList<Map<String, Object>>();
        for (String id : ids) {
            Object[] more = {"updatedAt", time, "question", "age " + age};
            markets.add(
                    age % 2 == 1
                            ? market(id, "0.5", "0.5", more)
                            : resolved(id, age == 0 ? "0" : "1", age == 0 ? "1" : "0", more));
        }
        Collections.shuffle(markets, new Random(age));
        return json("id", event, "title", "age " + age, "updatedAt", time, "markets", markets);
    }
}
