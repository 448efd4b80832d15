package io.prescient.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;

/// The methods of each path, read from the OpenAPI document. Quarkus matches one resource class at a time: if the path
/// is
/// in another class, it responds with 404, or with 405 without the header `Allow`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class AllowedMethods implements OASFilter {
    // Static, because Quarkus instantiates the filter itself, once, before the first request.
    private static volatile List<PathMethods> paths = List.of();

    /// @param template the path as the API declares it
    private record PathMethods(String template, Pattern path, String methods) {}

    @Override
    public void filterOpenAPI(OpenAPI api) {
        // Literal paths first: `default` before `{id}`.
        paths = api.getPaths().getPathItems().entrySet().stream()
                .sorted(Comparator.comparing(path -> path.getKey().contains("{")))
                .map(path -> new PathMethods(path.getKey(), pattern(path.getKey()), methods(path.getValue())))
                .toList();
    }

    /// The value of the header `Allow`; empty if no resource has this path.
    static Optional<String> of(String path) {
        return find(path).map(PathMethods::methods);
    }

    /// The path as the API declares it, such as `/v1/portfolios/{id}`; empty if no resource has this path.
    static Optional<String> template(String path) {
        return find(path).map(PathMethods::template);
    }

    private static Optional<PathMethods> find(String path) {
        return paths.stream()
                .filter(candidate -> candidate.path.matcher(path).matches())
                .findFirst();
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^/]+\\}", "[^/]+"));
    }

    private static String methods(PathItem path) {
        var methods = new TreeSet<>(
                path.getOperations().keySet().stream().map(Enum::name).toList());
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }
}
