package io.prescient.repository;

import com.tngtech.archunit.core.domain.JavaClass;

/// Names of packages and classes, as the rules use them.
final class ProductionClasses {
    static final String ROOT = "io.prescient.";

    private ProductionClasses() {}

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    /// Below `io.prescient`.
    static String packageOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    /// Of the file's class, for nested and anonymous ones, too.
    static String topLevelName(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1).replaceFirst("\\$.*", "");
    }

    static boolean isTool(JavaClass type) {
        return packageOf(type).startsWith("tool.");
    }

    static boolean isDev(JavaClass type) {
        return packageOf(type).startsWith("dev.");
    }
}
