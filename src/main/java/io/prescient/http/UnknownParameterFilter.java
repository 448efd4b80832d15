package io.prescient.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Looks at the parameters before the resource does. One that it does not know is refused, because a misspelt filter
/// must not answer with everything; one that cannot be read is refused by its name.
@Singleton
public class UnknownParameterFilter {
    private final Map<Method, Map<String, Class<?>>> parametersByMethod = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        forEach(request.getUriInfo().getPathParameters(), UnknownParameterFilter::rejectNul);
        var query = request.getUriInfo().getQueryParameters();
        if (query.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        var types = new TreeMap<>(
                parametersByMethod.computeIfAbsent(resource.getResourceMethod(), UnknownParameterFilter::parametersOf));
        if (MinSeq.isSupported(request, resource)) {
            types.put(MinSeq.PARAMETER, long.class);
        }
        rejectUnknown(
                query.keySet().stream()
                        .filter(name -> !types.containsKey(name))
                        .sorted()
                        .toList(),
                types);
        query.forEach((name, texts) -> rejectRepeated(name, types.get(name), texts.size()));
        forEach(query, UnknownParameterFilter::rejectNul);
        forEach(query, (name, text) -> rejectInvalid(name, types.get(name), text));
    }

    private static void rejectUnknown(List<String> unknown, Map<String, Class<?>> types) {
        if (!unknown.isEmpty()) {
            throw Problem.of(ProblemCode.unknown_parameter, "Unknown: " + unknown + "; known here: " + types.keySet())
                    .with("parameters", unknown)
                    .asException();
        }
    }

    private static void rejectRepeated(String name, Class<?> type, int times) {
        if (times > 1 && type != List.class) {
            throw invalid(name, "must be given once");
        }
    }

    private static void rejectNul(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            throw invalid(name, "must not hold a NUL character");
        }
    }

    private static void rejectInvalid(String name, Class<?> type, String text) {
        try {
            var _ = ParameterConverters.read(type, text);
        } catch (IllegalArgumentException e) {
            throw invalid(name, e.getMessage());
        }
    }

    private static ProblemException invalid(String name, String reason) {
        return Problem.of(ProblemCode.invalid_parameter, name + " " + reason)
                .with("parameter", name)
                .asException();
    }

    private static void forEach(MultivaluedMap<String, String> parameters, BiConsumer<String, String> look) {
        parameters.forEach((name, texts) -> texts.forEach(text -> look.accept(name, text)));
    }

    private static Map<String, Class<?>> parametersOf(Method method) {
        var types = new TreeMap<String, Class<?>>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Arrays.stream(parameter.getType().getFields()).forEach(field -> add(types, field, field.getType()));
            } else {
                add(types, parameter, parameter.getType());
            }
        }
        return types;
    }

    private static void add(Map<String, Class<?>> types, AnnotatedElement element, Class<?> type) {
        if (element.isAnnotationPresent(QueryParam.class)) {
            types.put(element.getAnnotation(QueryParam.class).value(), type);
        }
    }
}
