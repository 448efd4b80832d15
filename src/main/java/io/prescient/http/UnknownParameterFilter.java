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
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Validates query parameters before the resource runs. Unknown parameters are rejected, because a misspelled filter
/// would
/// return the unfiltered list; invalid values are rejected by name.
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
        types.forEach((name, type) -> rejectRepeated(name, type, query.getOrDefault(name, List.of())));
        forEach(query, UnknownParameterFilter::rejectNul);
        types.forEach(
                (name, type) -> query.getOrDefault(name, List.of()).forEach(text -> rejectInvalid(name, type, text)));
    }

    private static void rejectUnknown(List<String> unknown, Map<String, Class<?>> types) {
        if (!unknown.isEmpty()) {
            throw Problem.of(
                            ProblemCode.unknown_parameter,
                            "Unknown parameters: " + unknown + "; known: " + types.keySet())
                    .with("parameters", unknown)
                    .asException();
        }
    }

    private static void rejectRepeated(String name, Class<?> type, List<String> texts) {
        if (texts.size() > 1 && type != List.class) {
            throw Problem.invalidParameter(name, "must be given once").asException();
        }
    }

    private static void rejectNul(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            throw Problem.invalidParameter(name, "must not contain a NUL character")
                    .asException();
        }
    }

    private static void rejectInvalid(String name, Class<?> type, String text) {
        try {
            var _ = ParameterConverters.read(type, text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalidParameter(name, Objects.requireNonNullElse(e.getMessage(), "is invalid"))
                    .asException();
        }
    }

    private static void forEach(MultivaluedMap<String, String> parameters, BiConsumer<String, String> action) {
        parameters.forEach((name, texts) -> texts.forEach(text -> action.accept(name, text)));
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
