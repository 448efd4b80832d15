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

    private record PathMethods(Pattern path, String methods) {}

    @Override
    public void filterOpenAPI(OpenAPI api) {
        // Literal paths first: `default` before `{id}`.
        paths = api.getPaths().getPathItems().entrySet().stream()
                .sorted(Comparator.comparing(path -> path.getKey().contains("{")))
                .map(path -> new PathMethods(pattern(path.getKey()), methods(path.getValue())))
                .toList();
    }

    /// The value of the header `Allow`; empty if no resource has this path.
    static Optional<String> of(String path) {
        return paths.stream()
                .filter(candidate -> candidate.path.matcher(path).matches())
                .map(PathMethods::methods)
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
