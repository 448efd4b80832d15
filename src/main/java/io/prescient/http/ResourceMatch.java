package io.prescient.http;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/// The resource method that matched a request, with its declared path: clients can encode the same path in several
/// ways.
public final class ResourceMatch {
    /// The last segment of the paths of streams.
    public static final String STREAM = "/stream";

    private ResourceMatch() {}

    /// Whether the method or its class has this annotation.
    static boolean isAnnotated(@Nullable ResourceInfo resource, Class<? extends Annotation> annotation) {
        var method = resource == null ? null : resource.getResourceMethod();
        return method != null
                && (method.isAnnotationPresent(annotation)
                        || method.getDeclaringClass().isAnnotationPresent(annotation));
    }

    /// The path as the resource declares it; empty if no resource matched.
    public static String path(@Nullable ResourceInfo resource) {
        var method = resource == null ? null : resource.getResourceMethod();
        return method == null ? "" : path(method.getDeclaringClass()) + path(method);
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
