package io.prescient.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// The query parameter `min_seq`, which delays a read until this replica has the portfolio's entry of that seq, and the
/// response header `Portfolio-Seq`, the seq that a response reflects.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class MinSeq implements OASFilter {
    public static final String PARAMETER = "min_seq";
    public static final String HEADER = "Portfolio-Seq";

    /// Writes below this path are single SQL statements that do not read the seq, so they have no header.
    private static final String HISTORY_PATH = PortfolioPath.PORTFOLIO + "/history";

    /// Whether a request accepts `min_seq`: reads of one portfolio, except streams, which have their own resume point.
    static boolean isSupported(ContainerRequestContext request, ResourceInfo resource) {
        return ReadRequestFilter.isRead(request)
                && PortfolioPath.of(request, resource)
                        .filter(path -> !path.isStream())
                        .isPresent();
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().forEach((path, item) -> describe(path, item));
    }

    private static void describe(String path, PathItem item) {
        if (path.endsWith(ResourceMatch.STREAM) || !path.startsWith(PortfolioPath.PORTFOLIO)) {
            return;
        }
        item.getOperations().forEach((method, operation) -> {
            if (method == PathItem.HttpMethod.GET) {
                operation.addParameter(parameter());
            }
            if (method == PathItem.HttpMethod.GET || !path.startsWith(HISTORY_PATH)) {
                describeHeader(operation);
            }
        });
    }

    private static void describeHeader(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeader(
                        HEADER,
                        OASFactory.createHeader()
                                .description("The response reflects the portfolio's journal up to at least this seq; "
                                        + "send it as `min_seq` to read this change from any replica")
                                .schema(number()));
            }
        });
    }

    private static Parameter parameter() {
        return OASFactory.createParameter()
                .name(PARAMETER)
                .in(Parameter.In.QUERY)
                .description(
                        "Wait until this replica has this seq of the portfolio, by default at most 5 seconds, then 504")
                .schema(number().minimum(BigDecimal.ZERO));
    }

    private static Schema number() {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).format("int64");
    }
}
