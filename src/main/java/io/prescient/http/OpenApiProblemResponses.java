package io.prescient.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Adds to every operation of the API's description what its errors look like.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiProblemResponses implements OASFilter {
    private static final String PROBLEM = "Problem";

    private static final String REFUSED = """
            {"type": "urn:prescient:problem:insufficient_cash",
             "title": "The portfolio has too little cash", "status": 422,
             "detail": "1010.00 was asked for, 900.00 is there", "code": "insufficient_cash",
             "instance": "/v1/portfolios/1/trades", "available": "900.00", "requested": "1010.00"}""";

    private static final String FAILED = """
            {"type": "urn:prescient:problem:unavailable",
             "title": "The service cannot answer at the moment", "status": 503,
             "detail": "The database does not answer; nothing was changed unless a retry says so", "code": "unavailable",
             "instance": "/v1/portfolios/1/trades"}""";

    @Override
    public Operation filterOperation(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse("4XX", response("The request was refused, and nothing was changed", REFUSED));
        operation.getResponses().addAPIResponse("5XX", response("The service failed; retry with the same key", FAILED));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var components = api.getComponents();
        components.addSchema(PROBLEM, schema());
        // In a patch every member may be absent.
        components.getSchemas().get("PortfolioPatch").setRequired(List.of());
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
                .description("A problem (RFC 9457); members beside the standard ones are the facts of its code")
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text("A URN of the code"))
                .addProperty("title", text("What the code means"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("A sentence with the facts"))
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
