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

/// Which answers say what they have seen of a portfolio, and which can be told to wait until they have seen enough.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class MinSeq implements OASFilter {
    public static final String PARAMETER = "min_seq";
    public static final String HEADER = "Portfolio-Seq";

    /// Below a portfolio, what is reckoned and stored in one statement that takes no note of the seq.
    private static final String HISTORY_PATH = PortfolioPath.PORTFOLIO + "/history";

    /// Whether it reads one portfolio; a stream has its own way to say from where.
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
                                .description("The answer has seen the portfolio's journal up to this seq at least; "
                                        + "a later read with it as `min_seq` sees this change on any replica")
                                .schema(number()));
            }
        });
    }

    private static Parameter parameter() {
        return OASFactory.createParameter()
                .name(PARAMETER)
                .in(Parameter.In.QUERY)
                .description("Answer only when this seq of the portfolio is seen, a few seconds at most; then 504")
                .schema(number().minimum(BigDecimal.ZERO));
    }

    private static Schema number() {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).format("int64");
    }
}
