package io.prescient.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses the URL of the standby. Parts that the URL omits, and the TLS settings, are those of the primary.
final class StandbyUrl {
    // java.net.URI does not accept host names with an underscore.
    private static final Pattern FORM = Pattern.compile("postgres(ql)?://"
            + "((?<user>[^:@/]+)(:(?<password>[^@/]*))?@)?"
            + "(?<host>\\[[0-9a-fA-F:.]+]|[^:@/?#,\\[\\]]+)(:(?<port>[0-9]{1,5}))?"
            + "(/(?<database>[^/?#]*))?");

    private static final String INVALID =
            "PRESCIENT_STANDBY_URL must be postgresql://[user[:password]@]host[:port][/database]"
                    + ", with special characters percent-encoded and without parameters";

    private StandbyUrl() {}

    /// @throws ConfigurationException without the URL in its message: it may contain a password
    static PgConnectOptions options(String url, PgConnectOptions primary) {
        var parts = FORM.matcher(url);
        try {
            if (parts.matches()) {
                return options(parts, primary);
            }
        } catch (IllegalArgumentException _) {
            // A port above 65535, or an incomplete percent-encoding.
        }
        throw new ConfigurationException(INVALID);
    }

    private static PgConnectOptions options(Matcher parts, PgConnectOptions primary) {
        var options = new PgConnectOptions(primary)
                .setHost(parts.group("host").replaceAll("[\\[\\]]", ""))
                .setPort(part(parts, "port").map(Integer::valueOf).orElse(PgConnectOptions.DEFAULT_PORT));
        part(parts, "user").ifPresent(options::setUser);
        part(parts, "password").ifPresent(options::setPassword);
        part(parts, "database").ifPresent(options::setDatabase);
        return options;
    }

    private static Optional<String> part(Matcher parts, String name) {
        // In a URL a plus sign is not a space; URLDecoder decodes forms.
        return Optional.ofNullable(parts.group(name))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), UTF_8));
    }
}
