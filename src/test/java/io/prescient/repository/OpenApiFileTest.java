package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The committed description of the API, from which clients are generated and changes are reviewed.
@QuarkusTest
class OpenApiFileTest {
    private static final Path FILE = Path.of("docs/reference/openapi.yaml");

    @Test
    void committedOpenApiIsCurrent() throws IOException {
        var served = RestAssured.get("/openapi?format=yaml").asString();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(FILE, served);
        }
        assertEquals(
                Files.readString(FILE),
                served,
                FILE
                        + " is out of date. Run ./mvnw test -Dtest=OpenApiFileTest -Dopenapi.write=true and review the diff.");
    }
}
