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

/// Which methods a path knows, read from the API's own description: the framework matches class by class, so it takes a
/// path that another class knows for unknown and leaves the header `Allow` out.
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class AllowedMethods implements OASFilter {
    // The framework makes the filter by itself, once, before the first request.
    private static volatile List<PathMethods> paths = List.of();

    private record PathMethods(Pattern path, String methods) {}

    @Override
    public void filterOpenAPI(OpenAPI api) {
        // `default` before `{id}`.
        paths = api.getPaths().getPathItems().entrySet().stream()
                .sorted(Comparator.comparing(path -> path.getKey().contains("{")))
                .map(path -> new PathMethods(pattern(path.getKey()), methods(path.getValue())))
                .toList();
    }

    /// The methods as they stand in `Allow`, if there is anything at this path.
    static Optional<String> of(String path) {
        return paths.stream()
                .filter(one -> one.path.matcher(path).matches())
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
