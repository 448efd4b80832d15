package io.prescient.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses query parameters that the resource does not know: a misspelt filter must not answer with everything.
@Singleton
public class KnownParameters {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuseUnknown(ContainerRequestContext request, ResourceInfo resource) {
        var given = request.getUriInfo().getQueryParameters().keySet();
        if (given.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        var allowed = known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::of);
        var unknown =
                given.stream().filter(name -> !allowed.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw Problem.of(Code.unknown_parameter, "Unknown: " + unknown + "; known here: " + allowed)
                    .with("parameters", unknown)
                    .asException();
        }
    }

    private static Set<String> of(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getFields()).flatMap(KnownParameters::name)
                        : name(parameter))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static Stream<String> name(AnnotatedElement element) {
        return Stream.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}
