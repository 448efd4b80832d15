package io.prescient.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Derives the Quarkus datasource settings from the environment; empty if the environment names no database.
///
/// An explicit URL takes precedence and determines the URL of the other driver. Otherwise PGHOST, PGPORT, PGDATABASE,
/// PGUSER and PGPASSWORD apply, with libpq's defaults.
final class DatabaseSettings {
    static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String USERNAME = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";
    static final String HIBERNATE_ACTIVE = "quarkus.hibernate-orm.active";
    static final Set<String> NAMES = Set.of(REACTIVE_URL, JDBC_URL, USERNAME, PASSWORD, HIBERNATE_ACTIVE);

    /// Switches Hibernate off, so that DatabaseRequired reports the missing database first.
    static final Map<String, String> NONE = Map.of(HIBERNATE_ACTIVE, "false");

    private DatabaseSettings() {}

    static Map<String, String> from(Function<String, Optional<String>> environment) {
        Optional<String> url = environment.apply(REACTIVE_URL).or(() -> environment.apply(JDBC_URL));
        return url.map(DatabaseSettings::bothUrls)
                .or(() -> environment.apply("PGHOST").map(host -> fromPgVariables(host, environment)))
                .orElse(Map.of());
    }

    private static Map<String, String> bothUrls(String url) {
        String address = url.replaceFirst("^(jdbc:|vertx-reactive:)?(postgresql|postgres):", "");
        return Map.of(REACTIVE_URL, "postgresql:" + address, JDBC_URL, "jdbc:postgresql:" + address);
    }

    private static Map<String, String> fromPgVariables(String host, Function<String, Optional<String>> environment) {
        String user = environment.apply("PGUSER").orElse(System.getProperty("user.name"));
        String port = environment.apply("PGPORT").map(DatabaseSettings::port).orElse("5432");
        String database = environment.apply("PGDATABASE").orElse(user);
        String literalHost = host.contains(":") ? "[" + host + "]" : host;
        Map<String, String> settings =
                new HashMap<>(bothUrls("//" + literalHost + ":" + port + "/" + urlEncode(database)));
        settings.put(USERNAME, escapeExpressions(user));
        environment.apply("PGPASSWORD").ifPresent(password -> settings.put(PASSWORD, escapeExpressions(password)));
        return Map.copyOf(settings);
    }

    private static String port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new ConfigurationException("PGPORT must be a port number: " + text);
        }
        return text;
    }

    private static String urlEncode(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    /// Escapes `$`, so that `${…}` in a value is not expanded.
    private static String escapeExpressions(String value) {
        return value.replace("$", "\\$");
    }
}
