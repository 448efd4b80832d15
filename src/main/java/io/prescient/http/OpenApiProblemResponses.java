package io.prescient.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Adds the error responses to every operation of the OpenAPI document.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiProblemResponses implements OASFilter {
    private static final String PROBLEM = "Problem";

    private static final String CLIENT_ERROR = """
            {"type": "urn:prescient:problem:insufficient_cash",
             "title": "Insufficient cash.", "status": 422,
             "detail": "Insufficient cash: 1010.00 requested, 900.00 available", "code": "insufficient_cash",
             "instance": "/v1/portfolios/1/trades", "available": "900.00", "requested": "1010.00"}""";

    private static final String SERVER_ERROR = """
            {"type": "urn:prescient:problem:unavailable",
             "title": "Service unavailable.", "status": 503,
             "detail": "The database does not respond. Retry with the same key to learn the result.", "code": "unavailable",
             "instance": "/v1/portfolios/1/trades"}""";

    @Override
    public Operation filterOperation(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse("4XX", response("The request was rejected and changed nothing", CLIENT_ERROR));
        operation
                .getResponses()
                .addAPIResponse("5XX", response("The service failed; retry with the same key", SERVER_ERROR));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var components = api.getComponents();
        components.addSchema(PROBLEM, schema());
        // Every member of a patch is optional.
        Objects.requireNonNull(components.getSchemas().get("PortfolioPatch"), "the schema of the request body")
                .setRequired(List.of());
    }

    private static APIResponse response(String description, String example) {
        var media = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))
                .example(example);
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }

    private static Schema schema() {
        return OASFactory.createSchema()
                .description("A problem (RFC 9457). The members after the standard ones depend on the code")
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text("The code as a URN"))
                .addProperty("title", text("The meaning of the code"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What was wrong with this request"))
                .addProperty("code", text("Stable: " + codes()))
                .addProperty("instance", text("The path of the request"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    private static String codes() {
        return Arrays.stream(ProblemCode.values())
                .map(code -> code + " (" + code.status + ")")
                .collect(Collectors.joining(", "));
    }
}
