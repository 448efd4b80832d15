package io.prescient.http;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;

/// What the framework found for a request: clients may spell one path in many ways, the program spells it in one.
public final class ResourceMatch {
    /// How the path of a stream ends.
    public static final String STREAM = "/stream";

    private ResourceMatch() {}

    /// Whether its resource or its method is annotated so.
    static boolean isAnnotated(ResourceInfo resource, Class<? extends Annotation> annotation) {
        var method = resource == null ? null : resource.getResourceMethod();
        return method != null
                && (method.isAnnotationPresent(annotation)
                        || method.getDeclaringClass().isAnnotationPresent(annotation));
    }

    /// The path as its resource spells it; empty if there is none.
    public static String path(ResourceInfo resource) {
        var method = resource == null ? null : resource.getResourceMethod();
        return method == null ? "" : path(method.getDeclaringClass()) + path(method);
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
